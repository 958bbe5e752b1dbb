using System.Net;
using System.Text;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>Before the event log held the state of failed events, their payload, reason and state were in the table FailedEvents.</summary>
public sealed class LegacyFailedEventTests
{
    [Fact]
    public async Task A_failed_event_in_the_legacy_layout_is_listed_read_and_replayed()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var message = Sample.Completed(buyer.UserId, await buyer.OrderAsync());
        await StoreAsync(shop, message, "Open");
        var ops = new Operator(shop);

        var before = await ops.SeesParkedAsync(Sample.IdOf(message));
        var replayed = await ops.ReplayAsync(Sample.IdOf(message));
        var after = await ops.SeesParkedAsync(Sample.IdOf(message));

        Assert.Equal(("open", "an old reason", message), (Text(before, "state"), Text(before, "reason"), Text(before, "payload")));
        Assert.Equal(("applied", 50), (replayed.Outcome, replayed.Credits));
        Assert.Equal("settled", Text(after, "state"));
        Assert.DoesNotContain((await ops.GetAsync("failed-events?limit=100"))["failedEvents"]!.AsArray(), item => Text(item!, "eventId") == Sample.IdOf(message));
    }

    [Fact]
    public async Task A_failed_event_in_the_legacy_layout_is_discarded_and_keeps_its_payload()
    {
        var shop = await Shop.SharedAsync();
        var message = Sample.Event("refund.created", []);
        await StoreAsync(shop, message, "Open");
        var ops = new Operator(shop);

        await ops.PostAsync($"failed-events/{Sample.IdOf(message)}/discard", new { reason = "not ours" });

        var discarded = await ops.SeesParkedAsync(Sample.IdOf(message));
        Assert.Equal(("discarded", message), (Text(discarded, "state"), Text(discarded, "payload")));
    }

    [Fact]
    public async Task A_settled_event_in_the_legacy_layout_cannot_be_discarded()
    {
        var shop = await Shop.SharedAsync();
        var message = Sample.Event("refund.created", []);
        await StoreAsync(shop, message, "Settled");

        using var answer = await new Operator(shop).SendAsync(HttpMethod.Post, $"failed-events/{Sample.IdOf(message)}/discard", new { reason = "a test" });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string? Text(System.Text.Json.Nodes.JsonNode node, string member) => node[member]?.GetValue<string>();

    private static async Task StoreAsync(Shop shop, string message, string state)
    {
        var table = shop.App.Services.GetRequiredService<TableStorage>().FailedEvents;
        var eventId = Sample.IdOf(message);
        var parkedAt = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
        var row = new TableEntity("parked", TableKey.Partition(eventId))
        {
            ["EventId"] = eventId,
            ["Type"] = "any",
            ["Reason"] = "an old reason",
            ["Attempts"] = 5,
            ["FirstError"] = "first",
            ["LastError"] = "last",
            ["ParkedAt"] = parkedAt,
            ["State"] = state,
            ["DiscardReason"] = "",
            ["PurchaseId"] = "",
            ["PaymentIntent"] = "",
            ["Length"] = Encoding.UTF8.GetByteCount(message),
            ["Body0"] = Encoding.UTF8.GetBytes(message),
        };
        await table.AddEntityAsync(row);
        if (state == "Open")
        {
            await table.AddEntityAsync(new TableEntity("parked", TableKey.Row("open", eventId))
            {
                ["EventId"] = eventId,
                ["Type"] = "any",
                ["Reason"] = "an old reason",
                ["Attempts"] = 5,
                ["FirstError"] = "first",
                ["LastError"] = "last",
                ["ParkedAt"] = parkedAt,
            });
        }
    }
}
