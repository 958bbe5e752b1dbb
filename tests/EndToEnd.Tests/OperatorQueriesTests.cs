using System.Net;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class OperatorQueriesTests
{
    [Fact]
    public async Task The_timeline_of_a_purchase_is_in_chronological_order()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer("time/line " + Guid.NewGuid());
        var order = await buyer.OrderAsync();
        var unreadable = Sample.Completed(buyer.UserId, order, change: session => session["amount_total"] = "x");
        (await shop.DeliverAsync(unreadable)).EnsureSuccessStatusCode();
        await new Operator(shop).SeesParkedAsync(Text(unreadable));
        await buyer.PayAsync(order);
        await Eventually.SeesAsync(buyer.BalanceAsync, balance => balance == 50); // Looking at the session would settle it without the event.

        var answer = await new Operator(shop).GetAsync($"users/{UserSegment.Of(buyer.UserId)}/purchases/{order.PurchaseId}");

        Assert.Equal((buyer.UserId, "completed"), (answer["userId"]!.GetValue<string>(), answer["status"]!.GetValue<string>()));
        var story = answer["timeline"]!.AsArray();
        var words = story.Select(item => item!["what"]!.GetValue<string>()).ToList();
        Assert.Equal("created", words[0]);
        Assert.Equal(["applied", "created", "paid", "parked", "received", "received"], words.Order());
    }

    [Fact]
    public async Task An_unknown_event_purchase_or_failed_event_returns_404()
    {
        var ops = new Operator(await Shop.SharedAsync());

        foreach (var path in new[] { "events/evt_none", "failed-events/evt_none", "users/nobody/purchases/pur_none" })
        {
            using var answer = await ops.SendAsync(HttpMethod.Get, path);
            await Problem.IsAsync(answer, HttpStatusCode.NotFound, "not-found");
        }
    }

    [Fact]
    public async Task The_audit_of_a_correct_ledger_finds_no_problem()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        await buyer.SeesAsync(await buyer.BuyAsync("small"), "completed");

        var answer = await new Operator(shop).GetAsync($"users/{buyer.UserId}/verify");

        Assert.True(answer["ok"]!.GetValue<bool>(), answer.ToJsonString());
        Assert.Equal((50, 50, 50), (answer["balance"]!.GetValue<int>(), answer["fromEntries"]!.GetValue<int>(), answer["fromFacts"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_changed_balance_is_reported_by_the_audits_of_the_user_and_of_all_users()
    {
        await using var shop = await Shop.OpenAsync(new());
        var ops = new Operator(shop);
        var (honest, tampered) = (shop.NewBuyer(), shop.NewBuyer());
        await honest.SeesAsync(await honest.BuyAsync("small"), "completed");
        await tampered.SeesAsync(await tampered.BuyAsync("small"), "completed");
        var credits = shop.App.Services.GetRequiredService<TableStorage>().Credits;
        await credits.UpdateEntityAsync(new TableEntity(TableKey.Partition(tampered.UserId), "balance") { ["Balance"] = 1_000_000L }, ETag.All);

        var one = await ops.GetAsync($"users/{tampered.UserId}/verify");
        var first = await ops.PostAsync("verify", new { limit = 1 });
        var second = await ops.PostAsync("verify", new { limit = 1, cursor = first["nextCursor"]!.GetValue<string>() });

        Assert.False(one["ok"]!.GetValue<bool>());
        Assert.Contains("the balance is 1000000; the entries sum to 50", one["problems"]!.AsArray().Select(problem => problem!.GetValue<string>()));
        var differing = first["differences"]!.AsArray().Concat(second["differences"]!.AsArray()).Select(user => user!["userId"]!.GetValue<string>());
        Assert.Equal([tampered.UserId], differing);
        Assert.Equal((1, 1), (first["checked"]!.GetValue<int>(), second["checked"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Health_reports_the_status_and_the_version_to_anyone()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await shop.Anyone.GetAsync("api/health");

        // The number is that of the latest tag, followed by a pre-release part after it.
        Assert.Matches("""^{"status":"ok","version":"\d+\.\d+\.\d+(-[0-9a-z.-]+)?"}$""", await answer.Content.ReadAsStringAsync());
    }

    private static string Text(string body) => System.Text.Json.JsonElement.Parse(body).GetProperty("id").GetString()!;
}
