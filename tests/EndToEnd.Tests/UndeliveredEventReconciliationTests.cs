using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class UndeliveredEventReconciliationTests
{
    [Fact]
    public async Task A_refund_while_the_endpoint_was_disabled_is_found_although_Stripe_has_no_undelivered_event()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync();
        await buyer.SeesAsync(order, "completed");
        var intent = (await ReconciliationTests.StripeAsync(shop, $"v1/checkout/sessions/{order.SessionId}"))["payment_intent"]!.GetValue<string>();
        var endpoint = (await ReconciliationTests.StripeAsync(shop, "v1/webhook_endpoints"))["data"]![0]!["id"]!.GetValue<string>();
        await SwitchAsync(shop, endpoint, isOff: true);
        using var refund = await shop.Stripe.PostAsync("v1/refunds", new FormUrlEncodedContent([new("payment_intent", intent), new("amount", "1000")]));
        refund.EnsureSuccessStatusCode();
        await SwitchAsync(shop, endpoint, isOff: false);

        var undelivered = await ReconciliationTests.StripeAsync(shop, "v1/events?delivery_success=false");
        var now = await ReconciliationTests.EverythingAsync(shop, dryRun: true);
        var later = await new ReconcileRun(shop, hoursFromNow: 0.25).CompareAllAsync();

        Assert.Empty(undelivered["data"]!.AsArray());
        Assert.Equal(-10, Assert.Single(now)["credits"]!.GetValue<long>()); // Only from the charge: an event may still be on the queue.
        Assert.Equal(-10, later.Sum(difference => difference.Credits));
        Assert.Equal(40, (await buyer.SeesAsync(order, "partially_refunded")).Balance);
        Assert.Empty(await new ReconcileRun(shop, hoursFromNow: 0.25).CompareAllAsync());
    }

    [Fact]
    public async Task A_delayed_payment_keeps_the_time_of_its_event()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync();
        await Eventually.SeesAsync(buyer.BalanceAsync, balance => balance == 50);
        var purchases = shop.App.Services.GetRequiredService<LedgerStore>();
        var before = (await purchases.FindBySessionAsync(buyer.Id, order.SessionId, CancellationToken.None))!;
        var seen = (await shop.App.Services.GetRequiredService<StripeSessions>().TryFindAsync(order.SessionId, CancellationToken.None))!;

        await shop.App.Services.GetRequiredService<RecordSession>().RecordAsync(
            before.Name, seen with { At = seen.At - TimeSpan.FromDays(5) }, CancellationToken.None);

        Assert.Equal(before, await purchases.FindBySessionAsync(buyer.Id, order.SessionId, CancellationToken.None));
    }

    private static async Task SwitchAsync(Shop shop, string endpoint, bool isOff)
    {
        using var changed = await shop.Stripe.PostAsync($"v1/webhook_endpoints/{endpoint}", new FormUrlEncodedContent([new("disabled", isOff ? "true" : "false")]));
        changed.EnsureSuccessStatusCode();
    }
}
