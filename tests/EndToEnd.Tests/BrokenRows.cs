using Azure.Data.Tables;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Parking;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>Rows that are not as they were written hold no event up: it is parked, and a person looks.</summary>
public sealed class BrokenRows
{
    [Fact]
    public async Task An_event_whose_journal_is_broken_is_parked()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var message = Sample.Completed(buyer.UserId, await buyer.OrderAsync());
        await Tables(shop).StripeEvents.AddEntityAsync(new TableEntity(TableKey.Partition(Sample.IdOf(message)), "event") { ["Outcome"] = "Eaten" });

        await shop.App.Services.GetRequiredService<ApplyEvent>().ApplyAsync(message, CancellationToken.None);

        var parked = await new Operator(shop).SeesParkedAsync(Sample.IdOf(message));
        Assert.Equal(message, parked["payload"]!.GetValue<string>());
        Assert.Contains("is not as it was written", parked["reason"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_whose_body_is_broken_or_gone_is_parked_as_the_event_that_it_names()
    {
        var shop = await Shop.SharedAsync();
        var park = shop.App.Services.GetRequiredService<ParkEvent>();
        var (broken, gone) = ($"evt_{Guid.NewGuid():N}", $"evt_{Guid.NewGuid():N}");
        await Tables(shop).StripeEvents.AddEntityAsync(new TableEntity(TableKey.Partition(broken), "body") { ["Length"] = 7, ["Body0"] = new byte[] { 1 } });

        await park.ParkAsync($$"""{"claim":"{{broken}}"}""", "a test", CancellationToken.None);
        await park.ParkAsync($$"""{"claim":"{{gone}}"}""", "a test", CancellationToken.None);

        Assert.Equal($$"""{"claim":"{{broken}}"}""", (await new Operator(shop).SeesParkedAsync(broken))["payload"]!.GetValue<string>());
        Assert.Equal($$"""{"claim":"{{gone}}"}""", (await new Operator(shop).SeesParkedAsync(gone))["payload"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_session_that_is_stored_for_another_purchase_is_parked_at_once()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var (one, other) = (await buyer.OrderAsync(), await buyer.OrderAsync());
        await ForgetSessionAsync(shop, buyer, one);
        var message = Sample.Completed(buyer.UserId, one, change: session => session["id"] = other.SessionId);

        (await shop.DeliverAsync(message)).EnsureSuccessStatusCode();

        var parked = await new Operator(shop).SeesParkedAsync(Sample.IdOf(message));
        Assert.Equal(1, parked["attempts"]!.GetValue<int>());
        Assert.Contains($"the session is stored for purchase {other.PurchaseId}, and says itself that it is of {one.PurchaseId}", parked["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(await Books.BalancedAsync(shop, buyer.UserId));
    }

    private static TableStorage Tables(Shop shop) => shop.App.Services.GetRequiredService<TableStorage>();

    private static async Task ForgetSessionAsync(Shop shop, Buyer buyer, Buyer.Order order)
    {
        TableEntity row = await Tables(shop).Credits.GetEntityAsync<TableEntity>(TableKey.Partition(buyer.UserId), "purchase|" + order.PurchaseId);
        row.Remove("SessionId");
        row.Remove("SessionUrl");
        await Tables(shop).Credits.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
    }
}
