using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>Refunds and disputes that reconciliation can only read from the charges, because Stripe has no events about them any more.</summary>
public sealed class ReturnedPaymentReconciliationTests
{
    [Fact]
    public async Task A_full_refund_without_an_event_is_previewed_and_then_settled_once()
    {
        await using var shop = await Shop.OpenAsync(new());
        var (buyer, order) = await BuyAsync(shop);
        await WithoutEventsAsync(shop, () => RefundAsync(shop, order));

        var preview = Assert.Single(await ReconcileAsync(shop, dryRun: true));
        var balanceAfterPreview = await buyer.BalanceAsync();
        var settled = Assert.Single(await ReconcileAsync(shop));
        var again = await ReconcileAsync(shop);

        Assert.Equal(("undelivered-event", order.PurchaseId, -50, false), Summary(preview));
        Assert.Equal(50, balanceAfterPreview);
        Assert.Equal(("undelivered-event", order.PurchaseId, -50, true), Summary(settled));
        Assert.Equal("Stripe shows 4999 usd refunded, and 0 was known here", settled["reason"]!.GetValue<string>());
        Assert.Empty(again);
        Assert.Equal(("refunded", 0), await StatusAsync(buyer, order));
        Assert.Equal("settle:" + order.SessionId, (await Books.BalancedAsync(shop, buyer.UserId))[^1].GetString("Cause"));
        Assert.True((await new Operator(shop).GetAsync($"users/{buyer.UserId}/verify"))["ok"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("needs_response", "disputed", -50)]
    [InlineData("lost", "dispute_lost", -50)]
    public async Task A_dispute_without_an_event_is_previewed_and_then_settled_once(string status, string purchaseStatus, long credits)
    {
        await using var shop = await Shop.OpenAsync(new());
        var (buyer, order) = await BuyAsync(shop);
        await WithoutEventsAsync(shop, () => DisputeAsync(shop, order, status));

        var preview = Assert.Single(await ReconcileAsync(shop, dryRun: true));
        var balanceAfterPreview = await buyer.BalanceAsync();
        var settled = Assert.Single(await ReconcileAsync(shop));
        var before = await RowAsync(shop, buyer);
        var again = await ReconcileAsync(shop);

        Assert.Equal(("undelivered-event", order.PurchaseId, credits, false), Summary(preview));
        Assert.Equal(50, balanceAfterPreview);
        Assert.Equal(("undelivered-event", order.PurchaseId, credits, true), Summary(settled));
        Assert.Equal((purchaseStatus, 0), await StatusAsync(buyer, order));
        Assert.Empty(again);
        Assert.Equal(before, await RowAsync(shop, buyer));
    }

    [Fact]
    public async Task A_dispute_that_was_won_without_an_event_returns_the_credits()
    {
        await using var shop = await Shop.OpenAsync(new());
        var (buyer, order) = await BuyAsync(shop);
        await DisputeAsync(shop, order, "needs_response");
        await buyer.SeesAsync(order, "disputed");
        await WithoutEventsAsync(shop, () => DisputeAsync(shop, order, "won"));

        var settled = Assert.Single(await ReconcileAsync(shop));

        Assert.Equal(("undelivered-event", order.PurchaseId, 50, true), Summary(settled));
        Assert.Equal(("completed", 50), await StatusAsync(buyer, order));
    }

    [Fact]
    public async Task A_refund_that_failed_without_an_event_returns_the_credits()
    {
        await using var shop = await Shop.OpenAsync(new());
        var (buyer, order) = await BuyAsync(shop);
        var refund = await RefundAsync(shop, order, 1000);
        await buyer.SeesAsync(order, "partially_refunded");
        await WithoutEventsAsync(shop, () => ReconciliationTests.BreakAsync(shop, "refunds", new { refund, status = "failed" }));

        var settled = Assert.Single(await ReconcileAsync(shop));

        Assert.Equal(("undelivered-event", order.PurchaseId, 10, true), Summary(settled));
        Assert.Equal(("completed", 50), await StatusAsync(buyer, order));
    }

    [Fact]
    public async Task A_payment_and_its_refund_without_events_grant_no_credits()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        Buyer.Order? order = null;
        await WithoutEventsAsync(shop, async () =>
        {
            order = await buyer.BuyAsync();
            await RefundAsync(shop, order);
        });

        var settled = Assert.Single(await ReconcileAsync(shop));

        Assert.Equal(("paid-not-credited", order!.PurchaseId, 0, true), Summary(settled));
        Assert.EndsWith("; Stripe shows 4999 usd refunded, and 0 was known here", settled["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(("refunded", 0), await StatusAsync(buyer, order));
        Assert.Empty(await Books.BalancedAsync(shop, buyer.UserId));
    }

    [Fact]
    public async Task A_refund_and_a_dispute_that_events_reported_are_no_differences()
    {
        await using var shop = await Shop.OpenAsync(new());
        var (refunded, refundedOrder) = await BuyAsync(shop);
        var (disputed, disputedOrder) = await BuyAsync(shop);
        await RefundAsync(shop, refundedOrder, 1000);
        await DisputeAsync(shop, disputedOrder, "needs_response");
        await refunded.SeesAsync(refundedOrder, "partially_refunded");
        await disputed.SeesAsync(disputedOrder, "disputed");
        await shop.IsIdleAsync();
        var before = (await RowAsync(shop, refunded), await RowAsync(shop, disputed));

        var differences = await ReconcileAsync(shop);

        Assert.Empty(differences);
        Assert.Equal(before, (await RowAsync(shop, refunded), await RowAsync(shop, disputed)));
    }

    [Fact]
    public async Task Disputes_that_the_key_may_not_read_are_reported_as_not_checked_and_refunds_are_settled()
    {
        await using var shop = await Shop.OpenAsync(new());
        var (buyer, order) = await BuyAsync(shop);
        await WithoutEventsAsync(shop, async () =>
        {
            await RefundAsync(shop, order, 1000);
            await DisputeAsync(shop, order, "needs_response");
        });
        await ReconciliationTests.BreakAsync(shop, "faults", new { path = "/v1/disputes", times = 1, status = 403 });

        var page = await PageAsync(shop, dryRun: false);

        Assert.Equal(-10, Assert.Single(page["differences"]!.AsArray())!["credits"]!.GetValue<long>());
        Assert.Contains(
            ("disputes", $"the disputes of session {order.SessionId} cannot be read: the key lacks the right to read them"),
            Unchecked(page));
    }

    [Fact]
    public async Task A_window_that_is_older_than_the_events_of_Stripe_is_reported_as_not_checked()
    {
        var shop = await Shop.SharedAsync();

        var old = await new Operator(shop).PostAsync("reconcile", new { from = Now.AddDays(-60), to = Now.AddDays(-50), dryRun = true });
        var recent = await new Operator(shop).PostAsync("reconcile", new { from = Now.AddDays(-29), to = Now.AddDays(-28), dryRun = true });

        Assert.StartsWith("Stripe keeps events for 30 days", Assert.Single(Unchecked(old), found => found.Kind == "old-events").Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Unchecked(recent), found => found.Kind == "old-events");
    }

    [Fact]
    public async Task A_reconciliation_page_that_ends_early_reports_that_the_rest_was_not_compared()
    {
        await using var shop = await Shop.OpenAsync(new());
        await BuyAsync(shop);
        await BuyAsync(shop);

        var first = await new Operator(shop).PostAsync("reconcile", new { limit = 1, dryRun = true });

        Assert.NotNull(first["nextCursor"]);
        Assert.Equal([("rest", "the page has as many items as were requested; continue with the cursor")], Unchecked(first));
    }

    [Fact]
    public async Task A_session_that_cannot_be_read_is_reported_as_not_checked()
    {
        await using var shop = await Shop.OpenAsync(new());
        var (_, order) = await BuyAsync(shop);
        await ReconciliationTests.BreakAsync(shop, "objects", new { id = order.SessionId, set = new { amount_total = "49.99" } });

        var page = await PageAsync(shop, dryRun: true);

        Assert.Contains(("item", $"{order.SessionId}: amount_total is not a whole number"), Unchecked(page));
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static async Task<(Buyer Buyer, Buyer.Order Order)> BuyAsync(Shop shop)
    {
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync();
        await Eventually.SeesAsync(buyer.BalanceAsync, balance => balance == 50);
        return (buyer, order);
    }

    /// <summary>Does something at Stripe of which no event remains.</summary>
    private static async Task WithoutEventsAsync(Shop shop, Func<Task> act)
    {
        await shop.IsIdleAsync();
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        await act();
        using var forgotten = await shop.Stripe.DeleteAsync("_fake/events");
        forgotten.EnsureSuccessStatusCode();
    }

    private static async Task<string> IntentAsync(Shop shop, Buyer.Order order) =>
        (await ReconciliationTests.StripeAsync(shop, $"v1/checkout/sessions/{order.SessionId}"))["payment_intent"]!.GetValue<string>();

    private static async Task<string> RefundAsync(Shop shop, Buyer.Order order, long amount = 4999)
    {
        using var refund = await shop.Stripe.PostAsync("v1/refunds", new FormUrlEncodedContent(
            [new("payment_intent", await IntentAsync(shop, order)), new("amount", $"{amount}")]));
        return Sample.IdOf(await refund.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    private static async Task DisputeAsync(Shop shop, Buyer.Order order, string status) =>
        await ReconciliationTests.BreakAsync(shop, "disputes", new { paymentIntent = await IntentAsync(shop, order), status });

    private static async Task<IReadOnlyList<JsonNode>> ReconcileAsync(Shop shop, bool dryRun = false) =>
        [.. (await PageAsync(shop, dryRun))["differences"]!.AsArray().Select(difference => difference!)];

    private static async Task<JsonObject> PageAsync(Shop shop, bool dryRun)
    {
        var page = await new Operator(shop).PostAsync("reconcile", new { from = Now.AddDays(-60), dryRun });
        Assert.Null(page["nextCursor"]);
        return page;
    }

    private static IReadOnlyList<(string Kind, string Reason)> Unchecked(JsonObject page) =>
        [.. page["unchecked"]!.AsArray().Select(found => (found!["kind"]!.GetValue<string>(), found["reason"]!.GetValue<string>()))];

    private static (string Kind, string? PurchaseId, long Credits, bool Settled) Summary(JsonNode difference) => (
        difference["kind"]!.GetValue<string>(),
        difference["purchaseId"]?.GetValue<string>(),
        difference["credits"]!.GetValue<long>(),
        difference["settled"]!.GetValue<bool>());

    private static async Task<(string Status, long Balance)> StatusAsync(Buyer buyer, Buyer.Order order) =>
        ((await buyer.ViewAsync(order)).Status, await buyer.BalanceAsync());

    private static async Task<string> RowAsync(Shop shop, Buyer buyer) => System.Text.Json.JsonSerializer.Serialize(
        Assert.Single(await Books.RowsAsync(shop, buyer.UserId), row => row.RowKey.StartsWith("purchase|", StringComparison.Ordinal)).ToDictionary());
}
