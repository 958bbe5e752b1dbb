using System.Net;
using CreditFunctions.Core.Checkout;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class OpenPurchaseReconciliationTests
{
    [Fact]
    public async Task A_purchase_without_a_session_expires_an_hour_after_its_time()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        await ReconciliationTests.BreakAsync(shop, "faults", new { path = "/v1/checkout/sessions", times = 4, status = 503 });
        using var refused = await buyer.StartAsync(new { creditPack = "small" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);

        await CompareAsync(shop, hoursLater: 12.5);
        var inTime = await StatusAsync(shop, buyer);
        await CompareAsync(shop, hoursLater: 14, dryRun: true);
        var afterDryRun = await StatusAsync(shop, buyer);
        await CompareAsync(shop, hoursLater: 14);

        Assert.Equal(("Pending", "Pending", "Expired"), (inTime, afterDryRun, await StatusAsync(shop, buyer)));
        Assert.Empty(await OpenAsync(shop));
    }

    [Fact]
    public async Task A_purchase_whose_session_expired_is_expired_without_an_event()
    {
        await using var shop = await Shop.OpenAsync(new());
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        var buyer = shop.NewBuyer();
        await buyer.OrderAsync();
        await ReconciliationTests.BreakAsync(shop, "clock", new { advanceSeconds = 13 * 3600 });

        var differences = await CompareAsync(shop, hoursLater: 13);

        Assert.Empty(differences);
        Assert.Equal("Expired", await StatusAsync(shop, buyer));
        Assert.Empty(await OpenAsync(shop));
    }

    [Fact]
    public async Task A_delayed_payment_is_compared_until_it_is_settled()
    {
        await using var shop = await Shop.OpenAsync(new());
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        var buyer = shop.NewBuyer();
        await buyer.PayAsync(await buyer.OrderAsync(), "pm_delayed_success");

        await CompareAsync(shop, hoursLater: 13);
        var (onItsWay, stillOpen) = (await StatusAsync(shop, buyer), await OpenAsync(shop));
        await ReconciliationTests.BreakAsync(shop, "settle", new { });
        var difference = Assert.Single(await CompareAsync(shop, hoursLater: 13));

        Assert.Equal("Processing", onItsWay);
        Assert.Single(stillOpen);
        Assert.Equal((DifferenceKind.PaidNotCredited, 50, true), (difference.Kind, difference.Credits, difference.IsSettled));
        Assert.Equal(50, await buyer.BalanceAsync());
        Assert.Empty(await OpenAsync(shop));
    }

    [Fact]
    public async Task A_failed_delayed_payment_fails_its_purchase_without_an_event()
    {
        await using var shop = await Shop.OpenAsync(new());
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        var buyer = shop.NewBuyer();
        await buyer.PayAsync(await buyer.OrderAsync(), "pm_delayed_failure");
        await ReconciliationTests.BreakAsync(shop, "settle", new { });

        await CompareAsync(shop, hoursLater: 13);

        Assert.Equal("Failed", await StatusAsync(shop, buyer));
        Assert.Empty(await OpenAsync(shop));
    }

    [Fact]
    public async Task A_settled_purchase_and_an_abandoned_checkout_are_compared_once_and_forgotten()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        await AbandonCheckoutAsync(shop, buyer);
        await buyer.PayAsync(order);
        await buyer.SeesAsync(order, "completed");
        var before = await OpenAsync(shop);

        var differences = await CompareAsync(shop, hoursLater: 14);

        Assert.Equal(2, before.Count);
        Assert.Empty(differences);
        Assert.Empty(await OpenAsync(shop));
        Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
    }

    [Fact]
    public async Task The_timer_settles_a_payment_without_an_event_and_stores_its_progress()
    {
        await using var shop = await Shop.OpenAsync(new() { Settings = new Dictionary<string, string?> { ["ReconcileSchedule"] = "* * * * * *" } });
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        var buyer = shop.NewBuyer();
        var start = TimeProvider.System.GetUtcNow();

        await buyer.BuyAsync();

        await Eventually.SeesAsync(buyer.BalanceAsync, balance => balance == 50);
        var progress = shop.App.Services.GetRequiredService<ReconcileProgressStore>();
        await Eventually.SeesAsync(
            async () => (await progress.ReadAsync(CancellationToken.None)).Value, known => known is { Unfinished: null } && known.DoneUntil > start);
    }

    /// <summary>Stops a process after it has stored the open purchase, and before it stores the purchase.</summary>
    private static async Task AbandonCheckoutAsync(Shop shop, Buyer buyer)
    {
        await using var dying = Instance.Of(shop, new CrashingTransport(requestsBeforeTheEnd: 2, isLastOneCarriedOut: true));
        await Assert.ThrowsAsync<CrashingTransport.CrashException>(() => dying.GetRequiredService<StartCheckout>().StartAsync(
            new CheckoutCommand(buyer.Id, "small", Credits: null, Currency: null, "in vain"), CancellationToken.None));
    }

    private static Task<IReadOnlyList<Difference>> CompareAsync(Shop shop, double hoursLater, bool dryRun = false) =>
        new ReconcileRun(shop, hoursLater).ComparePurchasesAsync(dryRun);

    private static Task<IReadOnlyList<OpenPurchase>> OpenAsync(Shop shop) => ReconcileRun.OpenPurchasesAsync(shop);

    private static async Task<string> StatusAsync(Shop shop, Buyer buyer) =>
        Assert.Single(await Books.RowsAsync(shop, buyer.UserId), row => row.RowKey.StartsWith("purchase|", StringComparison.Ordinal)).GetString("Status");
}
