using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>Rows that are not as they were written hold no event up: it is parked, and a person looks.</summary>
public sealed class CorruptRowTests
{
    [Fact]
    public async Task An_event_whose_log_record_is_corrupt_is_applied_and_the_record_is_replaced()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var message = Sample.Completed(buyer.UserId, await buyer.OrderAsync());
        await Tables(shop).StripeEvents.AddEntityAsync(new TableEntity(TableKey.Partition(Sample.IdOf(message)), "event") { ["Outcome"] = "Eaten" });

        await shop.App.Services.GetRequiredService<ApplyQueuedEvent>().ApplyAsync(message, CancellationToken.None);

        Assert.Equal(50, await buyer.BalanceAsync());
        Assert.Equal("Applied", (await Books.JournalAsync(shop, message))!.GetString("Outcome"));
    }

    [Fact]
    public async Task A_queued_event_whose_stored_body_is_corrupt_or_missing_is_parked_under_its_event_id()
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
        Assert.Contains($"is stored for purchase {other.PurchaseId}, but its metadata names purchase {one.PurchaseId}", parked["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(await Books.BalancedAsync(shop, buyer.UserId));
    }

    [Fact]
    public async Task A_failed_event_whose_index_row_is_corrupt_is_listed_with_what_is_known_and_can_be_replayed()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        var message = Sample.Completed(buyer.UserId, await buyer.OrderAsync());
        await ParkAsync(shop, message, Sample.Event("refund.created", []), Sample.Event("refund.created", []));
        await BreakAsync(shop, "open|a." + Sample.IdOf(message), ["EventId", "Type", "Attempts", "ParkedAt"]);

        var (first, next) = await ListAsync(shop, "limit=2");
        var (second, end) = await ListAsync(shop, "limit=2&cursor=" + next);

        var broken = Assert.Single([.. first, .. second], item => item["eventId"]!.GetValue<string>() == Sample.IdOf(message));
        Assert.Equal((3, null), (first.Concat(second).Select(item => item["eventId"]!.GetValue<string>()).Distinct().Count(), end));
        Assert.Equal((null, "a test"), (broken["type"]?.GetValue<string>(), broken["lastError"]!.GetValue<string>()));
        Assert.StartsWith("Index row unreadable; the event itself is intact.", broken["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(("applied", 50, null), await new Operator(shop).ReplayAsync(Sample.IdOf(message)));
        Assert.Equal(2, (await ListAsync(shop, "limit=9")).Events.Count);
    }

    [Fact]
    public async Task A_failed_event_whose_log_record_is_corrupt_does_not_prevent_the_replay_of_others()
    {
        await using var shop = await Shop.OpenAsync(new());
        var (broken, buyer) = (Sample.Event("refund.created", []), shop.NewBuyer());
        var message = Sample.Completed(buyer.UserId, await buyer.OrderAsync());
        await ParkAsync(shop, broken, message);
        TableEntity row = await Tables(shop).StripeEvents.GetEntityAsync<TableEntity>(TableKey.Partition(Sample.IdOf(broken)), "event");
        row.Remove("Attempts");
        await Tables(shop).StripeEvents.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        var results = (await new Operator(shop).PostAsync("failed-events/replay", new { all = true }))["results"]!.AsArray();

        var outcomes = results.ToDictionary(result => result!["eventId"]!.GetValue<string>(), result => result!["outcome"]!.GetValue<string>());
        Assert.Equal(("failed", "applied"), (outcomes[Sample.IdOf(broken)], outcomes[Sample.IdOf(message)]));
    }

    private static TableStorage Tables(Shop shop) => shop.App.Services.GetRequiredService<TableStorage>();

    private static async Task ForgetSessionAsync(Shop shop, Buyer buyer, Buyer.Order order)
    {
        TableEntity row = await Tables(shop).Credits.GetEntityAsync<TableEntity>(TableKey.Partition(buyer.UserId), "purchase|" + order.PurchaseId);
        row.Remove("SessionId");
        row.Remove("SessionUrl");
        await Tables(shop).Credits.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
    }

    private static Task ParkAsync(Shop shop, params IEnumerable<string> messages) =>
        Task.WhenAll(messages.Select(message => shop.App.Services.GetRequiredService<ParkEvent>().ParkAsync(message, "a test", CancellationToken.None)));

    private static async Task BreakAsync(Shop shop, string key, IEnumerable<string> lost)
    {
        TableEntity row = await Tables(shop).FailedEvents.GetEntityAsync<TableEntity>("parked", key);
        foreach (var member in lost)
        {
            row.Remove(member);
        }

        await Tables(shop).FailedEvents.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
    }

    private static async Task<(IReadOnlyList<JsonNode> Events, string? Next)> ListAsync(Shop shop, string query)
    {
        var page = await new Operator(shop).GetAsync("failed-events?" + query);
        return ([.. page["failedEvents"]!.AsArray().Select(item => item!)], page["nextCursor"]?.GetValue<string>());
    }
}
