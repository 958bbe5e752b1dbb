using CreditFunctions.Core.Reconciliation;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>Reconciliation asks Stripe about a single purchase only if nothing else shows how it ended.</summary>
public sealed class CreditReconciliationTests
{
    [Fact]
    public async Task Reconciliation_asks_Stripe_only_about_purchases_that_are_still_open()
    {
        await using var shop = await Shop.OpenAsync(new());
        var (paying, leaving, late) = (shop.NewBuyer(), shop.NewBuyer(), shop.NewBuyer());
        var paid = await paying.BuyAsync();
        await paying.SeesAsync(paid, "completed");
        var left = await leaving.OrderAsync();
        using var expired = await shop.Stripe.PostAsync($"v1/checkout/sessions/{left.SessionId}/expire", content: null);
        await leaving.SeesAsync(left, "expired");
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        var open = await late.BuyAsync();
        await FailForAsync(shop, paid, left);

        var sessions = await new ReconcileRun(shop, hoursFromNow: 13).CompareSessionsAsync(dryRun: true);
        await new ReconcileRun(shop, hoursFromNow: 13).CompareSessionsAsync();
        var stillThere = await ReconcileRun.OpenPurchasesAsync(shop);
        var purchases = await new ReconcileRun(shop, hoursFromNow: 13).ComparePurchasesAsync();

        Assert.Equal(open.SessionId, Assert.Single(sessions).SessionId);
        Assert.Equal(left.PurchaseId, Assert.Single(stillThere).Name!.Id.Value);
        Assert.Empty(purchases);
        Assert.Empty(await ReconcileRun.OpenPurchasesAsync(shop));
    }

    [Fact]
    public async Task Credits_whose_session_expired_at_Stripe_are_reported_by_every_run()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync();
        await buyer.SeesAsync(order, "completed");
        await ReconciliationTests.BreakAsync(shop, "objects", new { id = order.SessionId, set = new { status = "expired", payment_status = "unpaid" } });

        var sessions = await new ReconcileRun(shop, hoursFromNow: 13).CompareSessionsAsync();
        var first = Assert.Single(await new ReconcileRun(shop, hoursFromNow: 13).ComparePurchasesAsync());
        var second = Assert.Single(await new ReconcileRun(shop, hoursFromNow: 14).ComparePurchasesAsync());

        Assert.Empty(sessions);
        Assert.Equal((DifferenceKind.CreditedNotPaid, 50, false), (first.Kind, first.Credits, first.IsSettled));
        Assert.Equal(first, second);
        Assert.Equal("completed", (await buyer.ViewAsync(order)).Status);
    }

    [Fact]
    public async Task A_payment_that_differs_from_the_credited_one_is_reported_by_every_run_and_changes_nothing()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync();
        await buyer.SeesAsync(order, "completed");
        await ReconciliationTests.BreakAsync(shop, "objects", new { id = order.SessionId, set = new { amount_subtotal = 1, amount_total = 1 } });
        var before = await PurchaseAsync(shop, buyer);

        var first = Assert.Single(await new ReconcileRun(shop, hoursFromNow: 0).CompareSessionsAsync());
        var second = Assert.Single(await new ReconcileRun(shop, hoursFromNow: 0).CompareSessionsAsync());

        Assert.Equal((DifferenceKind.AmountDiffers, false), (first.Kind, first.IsSettled));
        Assert.Equal(first, second);
        Assert.Equal(before, await PurchaseAsync(shop, buyer));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(200)]
    public async Task A_session_that_Stripe_does_not_know_as_ours_is_reported_and_its_purchase_stays_open(int status)
    {
        await using var shop = await Shop.OpenAsync(new());
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        if (status == 404)
        {
            await ReconciliationTests.BreakAsync(shop, "faults", new { path = "/v1/checkout/sessions/" + order.SessionId, times = 1, status });
        }
        else
        {
            await ReconciliationTests.BreakAsync(shop, "objects", new { id = order.SessionId, set = new { livemode = true } });
        }

        var difference = Assert.Single(await new ReconcileRun(shop, hoursFromNow: 13).ComparePurchasesAsync());

        Assert.Equal((DifferenceKind.PaidNotCredited, order.SessionId, 0, false), (difference.Kind, difference.SessionId, difference.Credits, difference.IsSettled));
        Assert.Equal("Stripe does not know the session, or not as one of ours", difference.Reason);
        Assert.Single(await ReconcileRun.OpenPurchasesAsync(shop));
        Assert.Contains("\"Pending\"", await PurchaseAsync(shop, buyer), StringComparison.Ordinal);
    }

    /// <summary>Makes every request for one of these sessions fail.</summary>
    private static async Task FailForAsync(Shop shop, params Buyer.Order[] orders)
    {
        foreach (var order in orders)
        {
            await ReconciliationTests.BreakAsync(shop, "faults", new { path = "/v1/checkout/sessions/" + order.SessionId, times = 100, status = 503 });
        }
    }

    private static async Task<string> PurchaseAsync(Shop shop, Buyer buyer) => System.Text.Json.JsonSerializer.Serialize(
        Assert.Single(await Books.RowsAsync(shop, buyer.UserId), row => row.RowKey.StartsWith("purchase|", StringComparison.Ordinal)).ToDictionary());
}
