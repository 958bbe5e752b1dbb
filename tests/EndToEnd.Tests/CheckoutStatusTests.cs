using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class CheckoutStatusTests
{
    /// <summary>A shop whose Stripe delivers nothing.</summary>
    private static readonly Lazy<Task<Shop>> Silent = new(async () =>
    {
        var shop = await Shop.OpenAsync(new LocalHostOptions());
        using var answer = await shop.Stripe.PostAsJsonAsync("_fake/deliveries", new { drop = true });
        answer.EnsureSuccessStatusCode();
        return shop;
    });

    [Fact]
    public async Task A_status_check_records_the_payment_if_no_event_arrived()
    {
        var shop = await Silent.Value;
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync("small");

        var view = await buyer.ViewAsync(order);

        Assert.Equal(("completed", 50, 50), (view.Status, view.CreditsGranted, view.Balance));
        var entry = Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
        Assert.Equal("settle:" + order.SessionId, entry.GetString("Cause"));
    }

    [Fact]
    public async Task A_payment_recorded_by_a_status_check_has_the_time_of_its_charge()
    {
        var shop = await Silent.Value;
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync("small");
        var intent = await shop.Stripe.GetFromJsonAsync<JsonObject>("v1/payment_intents/" + await PaymentIntentAsync(shop, order));
        using var changed = await shop.Stripe.PostAsJsonAsync("_fake/objects", new { id = intent!["latest_charge"]!.GetValue<string>(), set = new { created = 1_700_000_000 } });
        changed.EnsureSuccessStatusCode();

        await buyer.ViewAsync(order);

        using var history = await buyer.GetAsync("api/payments/history");
        var payment = Assert.Single((await history.Content.ReadFromJsonAsync<JsonObject>())!["payments"]!.AsArray())!;
        Assert.Equal("2023-11-14T22:13:20.000Z", payment["completedAt"]!.GetValue<string>());
    }

    [Fact]
    public async Task Simultaneous_status_checks_and_deliveries_grant_credits_once()
    {
        var shop = await Silent.Value;
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync("small");
        var paid = await PaymentIntentAsync(shop, order);

        var looks = Enumerable.Range(0, 20).Select(_ => buyer.ViewAsync(order));
        var deliveries = Enumerable.Range(0, 20).Select(_ => shop.DeliverAsync(
            Sample.Completed(buyer.UserId, order, change: session => session["payment_intent"] = paid)));
        await Task.WhenAll(Task.WhenAll(looks), Task.WhenAll(deliveries));

        await shop.IsIdleAsync();
        Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
        Assert.Equal(50, await buyer.BalanceAsync());
    }

    [Fact]
    public async Task A_refund_after_a_status_check_is_applied_to_the_purchase()
    {
        var shop = await Silent.Value;
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync("small");
        await buyer.ViewAsync(order);

        (await shop.DeliverAsync(Sample.Refund(await PaymentIntentAsync(shop, order), "re_" + order.PurchaseId, order.Amount))).Dispose();

        Assert.Equal(0, (await buyer.SeesAsync(order, "refunded")).Balance);
    }

    [Fact]
    public async Task A_status_check_shows_a_delayed_payment_as_processing_and_then_as_completed()
    {
        var shop = await Silent.Value;
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync("small");
        await buyer.PayAsync(order, "pm_delayed_success");

        var before = await buyer.ViewAsync(order);
        using var settled = await shop.Stripe.PostAsJsonAsync("_fake/settle", new { session = order.SessionId });
        var after = await buyer.ViewAsync(order);

        Assert.Equal(("processing", 0), (before.Status, before.Balance));
        Assert.Equal(("completed", 50), (after.Status, after.Balance));
    }

    [Fact]
    public async Task A_status_check_returns_the_stored_status_while_Stripe_fails()
    {
        await using var shop = await Shop.OpenAsync(new LocalHostOptions());
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync("small");
        using var fault = await shop.Stripe.PostAsJsonAsync("_fake/faults", new { path = "/v1/checkout/sessions/" + order.SessionId, times = 100, status = 503 });
        fault.EnsureSuccessStatusCode();

        Assert.Equal("pending", (await buyer.ViewAsync(order)).Status);
    }

    private static async Task<string> PaymentIntentAsync(Shop shop, Buyer.Order order)
    {
        var session = await shop.Stripe.GetFromJsonAsync<JsonObject>("v1/checkout/sessions/" + order.SessionId);
        return session!["payment_intent"]!.GetValue<string>();
    }
}
