using CreditFunctions.Core.Events;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class ReconcilingWhatDidNotCome
{
    [Fact]
    public async Task A_refund_that_no_endpoint_was_there_to_take_is_found_though_Stripe_has_nothing_undelivered()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync();
        await buyer.SeesAsync(order, "completed");
        var intent = (await Reconciling.StripeAsync(shop, $"v1/checkout/sessions/{order.SessionId}"))["payment_intent"]!.GetValue<string>();
        var endpoint = (await Reconciling.StripeAsync(shop, "v1/webhook_endpoints"))["data"]![0]!["id"]!.GetValue<string>();
        await SwitchAsync(shop, endpoint, isOff: true);
        using var refund = await shop.Stripe.PostAsync("v1/refunds", new FormUrlEncodedContent([new("payment_intent", intent), new("amount", "1000")]));
        refund.EnsureSuccessStatusCode();
        await SwitchAsync(shop, endpoint, isOff: false);

        var undelivered = await Reconciling.StripeAsync(shop, "v1/events?delivery_success=false");
        var now = await Reconciling.EverythingAsync(shop, dryRun: true);
        var later = await LaterAsync(shop);

        Assert.Empty(undelivered["data"]!.AsArray());
        Assert.Empty(now); // It may still be on the queue.
        Assert.Equal(-10, later.Sum(difference => difference.Credits));
        Assert.Equal(40, (await buyer.SeesAsync(order, "partially_refunded")).Balance);
        Assert.Empty(await LaterAsync(shop));
    }

    [Fact]
    public async Task A_delayed_payment_keeps_the_time_that_its_event_gave_it()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync();
        await Eventually.SeesAsync(buyer.BalanceAsync, balance => balance == 50);
        var purchases = shop.App.Services.GetRequiredService<TablePurchases>();
        var before = (await purchases.FindBySessionAsync(buyer.Id, order.SessionId, CancellationToken.None))!;
        var seen = (await shop.App.Services.GetRequiredService<StripeSessions>().LookAsync(order.SessionId, CancellationToken.None))!;

        await shop.App.Services.GetRequiredService<RecordSession>().RecordAsync(
            before.Name, seen with { At = seen.At - TimeSpan.FromDays(5) }, CancellationToken.None);

        Assert.Equal(before, await purchases.FindBySessionAsync(buyer.Id, order.SessionId, CancellationToken.None));
    }

    /// <summary>What an operator's comparison finds a quarter of an hour later.</summary>
    private static async Task<IReadOnlyList<Difference>> LaterAsync(Shop shop)
    {
        var services = shop.App.Services;
        var events = ActivatorUtilities.CreateInstance<CompareEvents>(services, new Later(TimeSpan.FromMinutes(15)));
        var compare = ActivatorUtilities.CreateInstance<CompareWithStripe>(services, events);
        var window = new ReconcileWindow(DateTimeOffset.UnixEpoch, TimeProvider.System.GetUtcNow().AddSeconds(1));
        var page = await compare.CompareAsync(
            ReconcilePosition.Begin(window), CompareWithStripe.LimitMax, CompareWithStripe.LongEnough, isFirst: true, isThorough: true, isDryRun: false, CancellationToken.None);
        Assert.Null(page.Next);
        return page.Differences;
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    private static async Task SwitchAsync(Shop shop, string endpoint, bool isOff)
    {
        using var changed = await shop.Stripe.PostAsync($"v1/webhook_endpoints/{endpoint}", new FormUrlEncodedContent([new("disabled", isOff ? "true" : "false")]));
        changed.EnsureSuccessStatusCode();
    }
}
