using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class FailedEventTests
{
    [Fact]
    public async Task An_event_that_cannot_be_read_is_parked_at_once_with_its_payload()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var body = Sample.Completed(buyer.UserId, await buyer.OrderAsync(), change: session => session["amount_total"] = "4999");

        (await shop.DeliverAsync(body)).EnsureSuccessStatusCode();

        var parked = await new Operator(shop).SeesParkedAsync(IdOf(body));
        Assert.Equal("amount_total is not a whole number", parked["reason"]!.GetValue<string>());
        Assert.Equal("checkout.session.completed", parked["type"]!.GetValue<string>());
        Assert.Equal((body, "utf-8"), (parked["payload"]!.GetValue<string>(), parked["payloadEncoding"]!.GetValue<string>()));
        var story = await new Operator(shop).GetAsync("events/" + IdOf(body));
        Assert.Equal("parked", story["outcome"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"id":"evt_ID","type":"checkout.session.completed","created":1,"data":null}""")]
    [InlineData("""{"id":"evt_ID","type":"checkout.session.completed","created":1,"data":{"object":null}}""")]
    [InlineData("""{"id":"evt_ID","type":"checkout.session.completed","created":1,"created":2,"data":{"object":{}}}""")]
    public async Task An_event_whose_content_is_malformed_is_parked(string template)
    {
        var shop = await Shop.SharedAsync();
        var body = template.Replace("ID", $"{Guid.NewGuid():N}", StringComparison.Ordinal);

        (await shop.DeliverAsync(body)).EnsureSuccessStatusCode();

        await new Operator(shop).SeesParkedAsync(IdOf(body));
    }

    [Fact]
    public async Task A_message_that_is_not_an_event_is_parked_under_its_hash()
    {
        var shop = await Shop.SharedAsync();
        var text = $"not base64 {Guid.NewGuid()}!";
        var queue = shop.App.Services.GetRequiredService<QueueStorage>().StripeEvents;

        await queue.SendMessageAsync(text);

        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        var parked = await new Operator(shop).SeesParkedAsync("unreadable-" + hash[..32]);
        Assert.Equal(text, parked["payload"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_event_without_envelope_on_the_queue_is_applied()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var queue = shop.App.Services.GetRequiredService<QueueStorage>().StripeEvents;

        await queue.SendMessageAsync(Sample.Completed(buyer.UserId, order));

        await buyer.SeesAsync(order, "completed");
    }

    [Fact]
    public async Task An_event_that_always_fails_is_parked_and_can_be_replayed_after_the_fault_is_fixed()
    {
        var shop = await Shop.SharedAsync();
        var ops = new Operator(shop);
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var refund = Sample.Refund("pi_" + order.PurchaseId, "re_1", 1000); // Of a payment that nobody knows yet.
        (await shop.DeliverAsync(refund)).EnsureSuccessStatusCode();
        var parked = await ops.SeesParkedAsync(IdOf(refund));
        var before = await ops.ReplayAsync(IdOf(refund), dryRun: true);
        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order))).EnsureSuccessStatusCode();
        await buyer.SeesAsync(order, "completed");

        var preview = await ops.ReplayAsync(IdOf(refund), dryRun: true);
        var balanceAfterPreview = await buyer.BalanceAsync();
        var replays = await Task.WhenAll(ops.ReplayAsync(IdOf(refund)), ops.ReplayAsync(IdOf(refund)));
        var again = await ops.ReplayAsync(IdOf(refund));

        Assert.Equal(5, parked["attempts"]!.GetValue<int>());
        Assert.Contains("Stripe does not know the payment intent", parked["lastError"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("failed", before.Outcome);
        Assert.Equal(("applied", -10), (preview.Outcome, preview.Credits));
        Assert.Equal(50, balanceAfterPreview);
        Assert.Equal(-10, replays.Sum(replay => replay.Credits));
        Assert.Equal(("duplicate", 0), (again.Outcome, again.Credits));
        Assert.Equal(40, await buyer.BalanceAsync());
        Assert.Equal(2, (await Books.BalancedAsync(shop, buyer.UserId)).Count);
        Assert.DoesNotContain(IdOf(refund), await ListedAsync(ops));
    }

    [Fact]
    public async Task A_successful_redelivery_settles_the_parked_event()
    {
        var shop = await Shop.SharedAsync();
        var ops = new Operator(shop);
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var refund = Sample.Refund("pi_" + order.PurchaseId, "re_1", 1000);
        (await shop.DeliverAsync(refund)).EnsureSuccessStatusCode();
        await ops.SeesParkedAsync(IdOf(refund));
        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order))).EnsureSuccessStatusCode();
        await buyer.SeesAsync(order, "completed");

        (await shop.DeliverAsync(refund)).EnsureSuccessStatusCode();

        await buyer.SeesAsync(order, creditsGranted: 40);
        await Eventually.SeesAsync(() => ListedAsync(ops), listed => !listed.Contains(IdOf(refund)));
        Assert.Equal("applied", (await ops.GetAsync("events/" + IdOf(refund)))["outcome"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_discarded_event_is_kept_with_its_reason_and_a_later_failure_reopens_it()
    {
        var shop = await Shop.SharedAsync();
        var ops = new Operator(shop);
        var buyer = shop.NewBuyer();
        var body = Sample.Completed(buyer.UserId, await buyer.OrderAsync(), change: session => session["currency"] = 7);
        (await shop.DeliverAsync(body)).EnsureSuccessStatusCode();
        await ops.SeesParkedAsync(IdOf(body));

        await ops.PostAsync($"failed-events/{IdOf(body)}/discard", new { reason = "a test of ours" });

        Assert.DoesNotContain(IdOf(body), await ListedAsync(ops));
        Assert.Equal("a test of ours", (await ops.SeesParkedAsync(IdOf(body)))["discardReason"]!.GetValue<string>());
        Assert.Equal("discarded", (await ops.GetAsync("events/" + IdOf(body)))["outcome"]!.GetValue<string>());
        (await shop.DeliverAsync(body)).EnsureSuccessStatusCode();
        await Eventually.SeesAsync(() => ListedAsync(ops), listed => listed.Contains(IdOf(body)));
    }

    [Fact]
    public async Task Parked_events_are_listed_and_replayed_page_by_page()
    {
        await using var shop = await Shop.OpenAsync(new());
        var ops = new Operator(shop);
        var bodies = Enumerable.Range(0, 5).Select(_ => Sample.Event("refund.created", new JsonObject { ["payment_intent"] = "pi_1", ["status"] = "succeeded" })).ToList();
        await Task.WhenAll(bodies.Select(body => shop.DeliverAsync(body)));
        await Eventually.SeesAsync(() => ListedAsync(ops), listed => listed.Count == 5);

        var first = await ops.GetAsync("failed-events?limit=3&type=refund.created");
        var second = await ops.GetAsync("failed-events?limit=3&type=refund.created&cursor=" + first["nextCursor"]);
        var replay = await ops.PostAsync("failed-events/replay", new { all = true, limit = 3 });
        var rest = await ops.PostAsync("failed-events/replay", new { all = true, limit = 3, cursor = replay["nextCursor"]!.GetValue<string>() });

        Assert.Equal(bodies.Select(IdOf).Order(), IdsOf(first, "failedEvents").Concat(IdsOf(second, "failedEvents")).Order());
        Assert.Null(second["nextCursor"]);
        Assert.Equal(bodies.Select(IdOf).Order(), IdsOf(replay, "results").Concat(IdsOf(rest, "results")).Order());
        Assert.All(replay["results"]!.AsArray(), result => Assert.Equal("failed", result!["outcome"]!.GetValue<string>()));
        Assert.Empty((await ops.GetAsync("failed-events?type=charge.refunded"))["failedEvents"]!.AsArray());
        Assert.Empty((await ops.GetAsync("failed-events?to=2020-01-01T00:00:00Z"))["failedEvents"]!.AsArray());
        Assert.Equal(5, (await ops.GetAsync("failed-events?from=2020-01-01T00:00:00Z"))["failedEvents"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("failed-events?limit=0", "invalid-request")]
    [InlineData("failed-events?limit=101", "invalid-request")]
    [InlineData("failed-events?from=yesterday", "invalid-request")]
    [InlineData("failed-events?cursor=*", "invalid-cursor")]
    public async Task An_invalid_list_request_for_failed_events_is_rejected_with_the_reason(string path, string slug)
    {
        var shop = await Shop.SharedAsync();

        using var answer = await new Operator(shop).SendAsync(HttpMethod.Get, path);

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, slug);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"eventIds":[]}""")]
    [InlineData("""{"eventIds":[""]}""")]
    [InlineData("""{"eventIds":[null]}""")]
    [InlineData("""{"eventIds":["evt_1"],"all":true}""")]
    [InlineData("""{"all":true,"limit":101}""")]
    public async Task A_replay_request_that_selects_no_events_is_rejected(string body)
    {
        var shop = await Shop.SharedAsync();

        using var answer = await new Operator(shop).SendAsync(HttpMethod.Post, "failed-events/replay", JsonNode.Parse(body));

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
    }

    private static string IdOf(string body) => System.Text.Json.JsonElement.Parse(body).GetProperty("id").GetString()!;

    private static async Task<IReadOnlyList<string>> ListedAsync(Operator ops) => IdsOf(await ops.GetAsync("failed-events?limit=100"), "failedEvents");

    private static List<string> IdsOf(JsonObject answer, string list) => [.. answer[list]!.AsArray().Select(item => item!["eventId"]!.GetValue<string>())];
}
