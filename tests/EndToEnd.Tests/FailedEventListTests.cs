using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.FailedEvents;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class FailedEventListTests
{
    [Fact]
    public async Task A_page_of_failed_events_reads_neither_payloads_nor_settled_events()
    {
        var shop = await Shop.SharedAsync();
        var (open, settled) = (Sample.Event("refund.created", []), Sample.Event("refund.created", []));
        await ParkAsync(shop, open);
        await ParkAsync(shop, settled);
        await new Operator(shop).PostAsync($"failed-events/{Sample.IdOf(settled)}/discard", new { reason = "a test" });
        var read = "";
        await using var process = new OtherProcess(shop, async (_, send) =>
        {
            var answer = await send();
            await answer.Content.LoadIntoBufferAsync();
            read += await answer.Content.ReadAsStringAsync();
            return answer;
        });

        await process.The<FailedEventStore>().ListAsync(new FailedEventFilter(null, null, null), cursor: null, limit: 1_000, CancellationToken.None);

        Assert.Contains(Sample.IdOf(open), read, StringComparison.Ordinal);
        Assert.DoesNotContain("Body0", read, StringComparison.Ordinal);
        Assert.Equal((1, 1), (await RowsAsync(shop, open), await RowsAsync(shop, settled)));
    }

    [Fact]
    public async Task An_event_that_was_parked_several_times_is_listed_once_with_its_current_state()
    {
        var shop = await Shop.SharedAsync();
        var message = Sample.Event("refund.created", []);
        var start = TimeProvider.System.GetUtcNow().ToString("o");
        await ParkAsync(shop, message, "first");
        await ParkAsync(shop, message, "second");
        await new Operator(shop).PostAsync($"failed-events/{Sample.IdOf(message)}/discard", new { reason = "a test" });
        await ParkAsync(shop, message, "third");

        var list = await new Operator(shop).GetAsync($"failed-events?limit=100&from={Uri.EscapeDataString(start)}");

        var listed = Assert.Single(list["failedEvents"]!.AsArray(), item => item!["eventId"]!.GetValue<string>() == Sample.IdOf(message))!;
        Assert.Equal(("third", "first"), (listed["reason"]!.GetValue<string>(), listed["firstError"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_settled_event_cannot_be_discarded()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var message = Sample.Completed(buyer.UserId, await buyer.OrderAsync());
        await ParkAsync(shop, message);
        await new Operator(shop).ReplayAsync(Sample.IdOf(message));

        using var answer = await new Operator(shop).SendAsync(HttpMethod.Post, $"failed-events/{Sample.IdOf(message)}/discard", new { reason = "a test" });

        await Problem.IsAsync(answer, HttpStatusCode.NotFound, "not-found");
        Assert.Equal("settled", (await new Operator(shop).SeesParkedAsync(Sample.IdOf(message)))["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_dry_run_of_a_replay_logs_no_events_and_raises_no_alerts()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var metadata = new JsonObject { ["type"] = "credit_purchase", ["purchase_id"] = order.PurchaseId, ["user_id"] = buyer.UserId };
        var declined = Sample.Event("payment_intent.payment_failed", new JsonObject { ["id"] = "pi_1", ["livemode"] = false, ["metadata"] = metadata });
        var ignored = Sample.Completed(buyer.UserId, order, change: session => session["mode"] = "subscription");
        var foreign = Sample.Completed(buyer.UserId, order, change: session => session["id"] = "cs_test_another");
        string[] messages = [declined, ignored, foreign];
        await Task.WhenAll(messages.Select(message => ParkAsync(shop, message)));
        using var logs = new FakeLoggerProvider();
        await using var process = new OtherProcess(shop, Wire.Open, logs);

        var preview = await process.The<ReplayEvents>().ReplayAsync(messages.Select(Sample.IdOf), isDryRun: true, CancellationToken.None);
        var toldOfPreview = Told(logs);
        await process.The<ReplayEvents>().ReplayAsync(messages.Select(Sample.IdOf), isDryRun: false, CancellationToken.None);

        Assert.All(preview.Results, result => Assert.Equal("ignored", result.Outcome));
        Assert.Equal((0, 0, 0), toldOfPreview);
        Assert.Equal((1, 1, 1), Told(logs));
    }

    [Fact]
    public async Task The_timeline_of_a_purchase_shows_the_parked_refunds_and_disputes_of_its_payment()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order))).EnsureSuccessStatusCode();
        await buyer.SeesAsync(order, "completed");
        var refund = Sample.Refund("pi_" + order.PurchaseId, "re_1", 1000);
        var dispute = Sample.Event("charge.dispute.created", new JsonObject { ["payment_intent"] = new JsonObject { ["id"] = "pi_" + order.PurchaseId } });
        await ParkAsync(shop, refund);
        await ParkAsync(shop, dispute);
        await ParkAsync(shop, Sample.Refund("pi_another", "re_2", 1000));

        var answer = await new Operator(shop).GetAsync($"users/{buyer.UserId}/purchases/{order.PurchaseId}");

        var parked = answer["timeline"]!.AsArray().Where(item => item!["what"]!.GetValue<string>() == "parked").Select(item => item!["eventId"]!.GetValue<string>());
        Assert.Equal(new[] { Sample.IdOf(refund), Sample.IdOf(dispute) }.Order(), parked.Order());
    }

    [Fact]
    public async Task The_timeline_of_a_purchase_shows_that_an_event_was_parked_before_it_was_applied()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var message = Sample.Completed(buyer.UserId, order);
        await ParkAsync(shop, message);
        await new Operator(shop).ReplayAsync(Sample.IdOf(message));

        var answer = await new Operator(shop).GetAsync($"users/{buyer.UserId}/purchases/{order.PurchaseId}");

        var parked = Assert.Single(answer["timeline"]!.AsArray(), item => item!["what"]!.GetValue<string>() == "parked")!;
        Assert.Equal((Sample.IdOf(message), "settled: a test"), (parked["eventId"]!.GetValue<string>(), parked["detail"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_log_record_of_a_parked_event_names_its_user_and_purchase_if_the_event_does()
    {
        var shop = await Shop.SharedAsync();
        var (buyer, ops) = (shop.NewBuyer(), new Operator(shop));
        var order = await buyer.OrderAsync();
        var named = Sample.Completed(buyer.UserId, order, change: session => session["amount_total"] = "x");
        var nameless = Sample.Completed(buyer.UserId, order, change: session => session["metadata"]!["purchase_id"] = "order 7");
        await ParkAsync(shop, nameless);

        (await shop.DeliverAsync(named)).EnsureSuccessStatusCode();
        await ops.SeesParkedAsync(Sample.IdOf(named));

        var seen = await Eventually.SeesAsync(() => ops.GetAsync("events/" + Sample.IdOf(named)), story => story["outcome"]!.GetValue<string>() == "parked");
        Assert.Equal((buyer.UserId, order.PurchaseId), (seen["userId"]?.GetValue<string>(), seen["purchaseId"]?.GetValue<string>()));
        seen = await ops.GetAsync("events/" + Sample.IdOf(nameless));
        Assert.Equal(("parked", null, null), (seen["outcome"]!.GetValue<string>(), seen["userId"]?.GetValue<string>(), seen["purchaseId"]?.GetValue<string>()));
    }

    private static (int PaymentFailed, int Ignored, int Foreign) Told(FakeLoggerProvider logs) =>
        (logs.Count("credit.payment.failed:"), logs.Count("Ignored event "), logs.Count("credit.alert.foreign_session"));

    private static Task ParkAsync(Shop shop, string message, string reason = "a test") =>
        shop.App.Services.GetRequiredService<ParkEvent>().ParkAsync(message, reason, CancellationToken.None);

    private static async Task<int> RowsAsync(Shop shop, string message)
    {
        var rows = 0;
        await foreach (var _ in shop.App.Services.GetRequiredService<TableStorage>().FailedEvents.QueryAsync<Azure.Data.Tables.TableEntity>($"EventId eq '{Sample.IdOf(message)}'"))
        {
            rows++;
        }

        return rows;
    }
}
