using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class ReconciliationTests
{
    [Fact]
    public async Task After_lost_webhooks_a_dry_run_reports_every_paid_session_and_a_real_run_settles_each_once()
    {
        await using var shop = await Shop.OpenAsync(new());
        await BreakAsync(shop, "deliveries", new { drop = true });
        var buyers = Enumerable.Range(0, 5).Select(_ => shop.NewBuyer()).ToList();
        var paid = await Task.WhenAll(buyers.Select(buyer => buyer.BuyAsync()));
        await buyers[0].OrderAsync(); // Not paid: no difference.

        var preview = await EverythingAsync(shop, dryRun: true);
        var before = await Task.WhenAll(buyers.Select(buyer => buyer.BalanceAsync()));
        var real = await EverythingAsync(shop, dryRun: false);
        var again = await EverythingAsync(shop, dryRun: false);

        Assert.Equal(paid.Select(order => order.SessionId).Order(), SessionsOf(preview, "paid-not-credited"));
        Assert.All(preview, difference => Assert.False(difference["settled"]!.GetValue<bool>()));
        Assert.Equal(250, Credits(preview));
        Assert.All(before, balance => Assert.Equal(0, balance));
        Assert.Equal(paid.Select(order => order.SessionId).Order(), SessionsOf(real, "paid-not-credited"));
        Assert.Equal(paid.Select(order => order.SessionId).Order(), SessionsOf(real, "undelivered-event"));
        Assert.All(real, difference => Assert.True(difference["settled"]!.GetValue<bool>()));
        Assert.Equal(250, Credits(real));
        Assert.Empty(again);
        foreach (var buyer in buyers)
        {
            var grant = Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
            Assert.Equal((50, "settle:" + paid[buyers.IndexOf(buyer)].SessionId), (grant.GetInt64("Credits"), grant.GetString("Cause")));
        }
    }

    [Fact]
    public async Task Reconciliation_applies_an_undelivered_event_and_the_event_log_shows_it()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync();
        await buyer.SeesAsync(order, "completed");
        var intent = (await StripeAsync(shop, $"v1/checkout/sessions/{order.SessionId}"))["payment_intent"]!.GetValue<string>();
        await BreakAsync(shop, "deliveries", new { drop = true });
        using var refund = await shop.Stripe.PostAsync("v1/refunds", new FormUrlEncodedContent([new("payment_intent", intent), new("amount", "1000")]));
        refund.EnsureSuccessStatusCode();

        var preview = await EverythingAsync(shop, dryRun: true);
        var real = await EverythingAsync(shop, dryRun: false);

        Assert.Equal(-10, preview.Min(difference => difference["credits"]!.GetValue<long>()));
        Assert.Equal(-10, Credits(real));
        Assert.All(real, difference => Assert.Equal("undelivered-event", difference["kind"]!.GetValue<string>()));
        Assert.Equal(40, (await buyer.SeesAsync(order, "partially_refunded")).Balance);
        var eventId = real.Select(difference => difference["reason"]!.GetValue<string>().Split(' ')[0]).First(word => word.StartsWith("evt_", StringComparison.Ordinal));
        Assert.Equal("applied", (await new Operator(shop).GetAsync("events/" + eventId))["outcome"]!.GetValue<string>());
        Assert.Empty(await EverythingAsync(shop, dryRun: false));
    }

    [Fact]
    public async Task A_session_that_was_paid_with_the_wrong_amount_is_reported_and_not_credited()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        await BreakAsync(shop, "deliveries", new { drop = true });
        var order = await buyer.OrderAsync();
        await BreakAsync(shop, "objects", new { id = order.SessionId, set = new { amount_subtotal = 4000, amount_total = 4000 } });
        await buyer.PayAsync(order);

        var differences = await EverythingAsync(shop, dryRun: false);

        var difference = Assert.Single(differences, difference => difference["kind"]!.GetValue<string>() == "amount-differs");
        Assert.Equal((false, order.PurchaseId), (difference["settled"]!.GetValue<bool>(), difference["purchaseId"]!.GetValue<string>()));
        Assert.Contains("the subtotal is 4000", difference["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(("review", 0), await StatusAsync(buyer, order));
    }

    [Fact]
    public async Task Credits_without_a_payment_are_reported_by_every_run()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync();
        await buyer.SeesAsync(order, "completed");
        await BreakAsync(shop, "objects", new { id = order.SessionId, set = new { payment_status = "unpaid" } });

        var first = Assert.Single(await EverythingAsync(shop, dryRun: false));
        var second = Assert.Single(await EverythingAsync(shop, dryRun: false));

        Assert.Equal(("credited-not-paid", 50, false), (first["kind"]!.GetValue<string>(), first["credits"]!.GetValue<long>(), first["settled"]!.GetValue<bool>()));
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Equal(50, await buyer.BalanceAsync());
    }

    [Fact]
    public async Task Reconciliation_reports_what_is_wrong_with_the_webhook_endpoint()
    {
        await using var shop = await Shop.OpenAsync(new());
        var good = await PageAsync(shop, new { dryRun = true });
        var endpoint = (await StripeAsync(shop, "v1/webhook_endpoints"))["data"]![0]!["id"]!.GetValue<string>();
        using var changed = await shop.Stripe.PostAsync($"v1/webhook_endpoints/{endpoint}", new FormUrlEncodedContent(
            [new("enabled_events[]", "checkout.session.completed"), new("disabled", "true")]));
        changed.EnsureSuccessStatusCode();

        var bad = await PageAsync(shop, new { dryRun = true });

        Assert.Equal("""{"ok":true,"problems":[]}""", good["endpoint"]!.ToJsonString());
        Assert.False(bad["endpoint"]!["ok"]!.GetValue<bool>());
        Assert.Equal($"{endpoint} is disabled: Stripe delivers nothing to it.", bad["endpoint"]!["problems"]![0]!.GetValue<string>());
        Assert.Contains("charge.refunded", bad["endpoint"]!["problems"]![1]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"from":"2026-01-02T00:00:00Z","to":"2026-01-01T00:00:00Z"}""", "invalid-request")]
    [InlineData("""{"from":"1969-12-31T00:00:00Z"}""", "invalid-request")]
    [InlineData("""{"to":"0001-01-02T00:00:00Z"}""", "invalid-request")]
    [InlineData("""{"limit":0}""", "invalid-request")]
    [InlineData("""{"limit":101}""", "invalid-request")]
    [InlineData("""{"cursor":"bm8"}""", "invalid-cursor")]
    public async Task An_invalid_reconcile_request_is_rejected_with_the_reason(string body, string slug)
    {
        var shop = await Shop.SharedAsync();

        using var answer = await new Operator(shop).SendAsync(HttpMethod.Post, "reconcile", JsonNode.Parse(body));

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, slug);
    }

    [Fact]
    public async Task Reconciliation_requires_the_function_key()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await shop.Anyone.PostAsJsonAsync("api/ops/reconcile", new { dryRun = true });

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    /// <summary>Runs all pages. Each has at most two items, so every phase ends in the middle of a page.</summary>
    internal static async Task<IReadOnlyList<JsonNode>> EverythingAsync(Shop shop, bool dryRun)
    {
        var differences = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = await PageAsync(shop, new { dryRun, cursor, limit = 2 });
            differences.AddRange(page["differences"]!.AsArray().Select(difference => difference!));
            cursor = page["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);
        return differences;
    }

    internal static async Task BreakAsync(Shop shop, string what, object how)
    {
        using var answer = await shop.Stripe.PostAsJsonAsync("_fake/" + what, how);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task<JsonObject> PageAsync(Shop shop, object body) => new Operator(shop).PostAsync("reconcile", body);

    internal static async Task<JsonObject> StripeAsync(Shop shop, string path) => (await shop.Stripe.GetFromJsonAsync<JsonObject>(path))!;

    private static async Task<(string Status, long Credits)> StatusAsync(Buyer buyer, Buyer.Order order)
    {
        var view = await buyer.ViewAsync(order);
        return (view.Status, view.CreditsGranted);
    }

    private static IEnumerable<string> SessionsOf(IEnumerable<JsonNode> differences, string kind) => differences
        .Where(difference => difference["kind"]!.GetValue<string>() == kind)
        .Select(difference => difference["sessionId"]!.GetValue<string>())
        .Order();

    private static long Credits(IEnumerable<JsonNode> differences) => differences.Sum(difference => difference["credits"]!.GetValue<long>());
}
