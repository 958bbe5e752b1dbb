using System.Net;
using System.Net.Http.Json;
using CreditFunctions.Core.Checkout;
using CreditFunctions.Core.Stripe;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>The same request with the same Idempotency-Key, after its Checkout session has ended. Stripe delivers no events here, so only Stripe knows.</summary>
public sealed class EndedPurchaseRepeatTests
{
    private static readonly Lazy<Task<Shop>> WithoutEvents = new(async () =>
    {
        var shop = await Shop.OpenAsync(new LocalHostOptions());
        using var answer = await shop.Stripe.PostAsJsonAsync("_fake/deliveries", new { drop = true });
        answer.EnsureSuccessStatusCode();
        return shop;
    });

    [Fact]
    public async Task A_repeat_of_an_expired_purchase_is_rejected_with_its_status_and_another_key_starts_a_new_one()
    {
        var shop = await WithoutEvents.Value;
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync("small", idempotencyKey: "k");
        await ExpireAsync(shop, order);

        await AssertEndedAsync(buyer, order, "expired");
        await AssertEndedAsync(buyer, order, "expired");
        var other = await buyer.OrderAsync("small", idempotencyKey: "another");
        await buyer.PayAsync(other);

        Assert.NotEqual(order.PurchaseId, other.PurchaseId);
        await buyer.SeesAsync(other, "completed");
    }

    [Fact]
    public async Task A_repeat_of_a_purchase_that_an_event_has_expired_is_rejected()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync("small", idempotencyKey: "k");
        await ExpireAsync(shop, order);
        await buyer.SeesAsync(order, "expired");

        await AssertEndedAsync(buyer, order, "expired");
    }

    [Fact]
    public async Task A_repeat_of_a_paid_purchase_is_rejected_and_its_credits_are_granted()
    {
        var shop = await WithoutEvents.Value;
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync("small", idempotencyKey: "k");
        await buyer.PayAsync(order);

        await AssertEndedAsync(buyer, order, "completed");

        Assert.Equal(50, await buyer.BalanceAsync());
        Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
    }

    [Fact]
    public async Task A_repeat_of_a_purchase_with_a_delayed_payment_is_rejected()
    {
        var shop = await WithoutEvents.Value;
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync("small", idempotencyKey: "k");
        await buyer.PayAsync(order, "pm_delayed_success");

        await AssertEndedAsync(buyer, order, "processing");
    }

    [Fact]
    public async Task A_repeat_of_an_open_purchase_returns_it()
    {
        var shop = await WithoutEvents.Value;
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync("small", idempotencyKey: "k");

        Assert.Equal(order, await buyer.OrderAsync("small", idempotencyKey: "k"));
    }

    [Fact]
    public async Task A_different_request_with_the_key_of_an_ended_purchase_is_rejected_as_different()
    {
        var shop = await WithoutEvents.Value;
        var buyer = shop.NewBuyer();
        await ExpireAsync(shop, await buyer.OrderAsync("small", idempotencyKey: "k"));

        using var answer = await buyer.StartAsync(new { creditPack = "large" }, idempotencyKey: "k");

        await Problem.IsAsync(answer, HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task Simultaneous_repeats_of_an_ended_purchase_are_all_rejected()
    {
        var shop = await WithoutEvents.Value;
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync("small", idempotencyKey: "k");
        await buyer.PayAsync(order);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AssertEndedAsync(buyer, order, "completed")));

        Assert.Equal(50, await buyer.BalanceAsync());
        Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
    }

    [Fact]
    public async Task While_Stripe_does_not_respond_a_repeat_returns_the_checkout_URL_only_until_it_expires()
    {
        await using var shop = await Shop.OpenAsync(new LocalHostOptions());
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync("small", idempotencyKey: "k");
        using var fault = await shop.Stripe.PostAsJsonAsync("_fake/faults", new { path = "/v1/checkout/sessions/" + order.SessionId, times = 100, status = 503 });
        fault.EnsureSuccessStatusCode();

        await using var inTime = Instance.Of(shop);
        await using var late = Instance.Of(shop, time: new ShiftedTime(TimeSpan.FromHours(12.1)));

        Assert.Equal(order.SessionId, Assert.IsType<StartCheckoutOutcome.Started>(await RepeatAsync(inTime, buyer)).Purchase.SessionId);
        await Assert.ThrowsAsync<StripeUnavailableException>(() => RepeatAsync(late, buyer));
    }

    private static Task<StartCheckoutOutcome> RepeatAsync(IServiceProvider instance, Buyer buyer) => instance.GetRequiredService<StartCheckout>()
        .StartAsync(new CheckoutCommand(buyer.Id, "small", Credits: null, Currency: null, "k"), CancellationToken.None);

    private static async Task ExpireAsync(Shop shop, Buyer.Order order) =>
        (await shop.Stripe.PostAsync($"v1/checkout/sessions/{order.SessionId}/expire", content: null)).EnsureSuccessStatusCode();

    private static async Task AssertEndedAsync(Buyer buyer, Buyer.Order order, string status)
    {
        using var answer = await buyer.StartAsync(new { creditPack = "small" }, idempotencyKey: "k");

        var problem = await Problem.IsAsync(answer, HttpStatusCode.Conflict, "purchase-ended");
        Assert.Equal((order.PurchaseId, status), (problem["purchaseId"]!.GetValue<string>(), problem["purchaseStatus"]!.GetValue<string>()));
        Assert.Null(problem["url"]);
    }
}
