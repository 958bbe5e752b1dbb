using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class RefundTests
{
    [Fact]
    public async Task Partial_refunds_add_up_to_the_full_amount()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync("small");
        await buyer.SeesAsync(order, "completed");

        await RefundAsync(shop, order, 1000);
        await buyer.SeesAsync(order, creditsGranted: 40);
        await RefundAsync(shop, order, 1500);
        await buyer.SeesAsync(order, creditsGranted: 25);
        await RefundAsync(shop, order, 2499);

        var view = await buyer.SeesAsync(order, "refunded");
        Assert.Equal((0, 0), (view.CreditsGranted, view.Balance));
        await shop.IsIdleAsync();
        Assert.Equal([50L, -10, -15, -25], (await Books.BalancedAsync(shop, buyer.UserId)).Select(entry => entry.GetInt64("Credits")!.Value));
    }

    [Fact]
    public async Task A_refund_that_arrives_before_its_payment_is_applied_with_the_payment()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var paid = Sample.Completed(buyer.UserId, order);
        var intent = "pi_" + order.PurchaseId;
        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order, change: session => session["id"] = "cs_test_another"))).Dispose();
        await Eventually.SeesAsync(() => Books.PurchaseOfIntentAsync(shop, intent), purchase => purchase == order.PurchaseId);

        (await shop.DeliverAsync(Sample.Refund(intent, "re_1", 1000))).Dispose();
        (await shop.DeliverAsync(paid)).Dispose();

        var view = await buyer.SeesAsync(order, "partially_refunded");
        Assert.Equal(40, view.Balance);
    }

    [Fact]
    public async Task A_payment_intent_that_the_SDK_cannot_read_is_linked_to_its_purchase()
    {
        await using var shop = await Shop.OpenAsync(new());
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        var order = await shop.NewBuyer().BuyAsync("small");
        var intent = await IntentAsync(shop, order);
        await ReconciliationTests.BreakAsync(shop, "objects", new { id = intent, set = new { amount = "49.99" } });

        (await shop.DeliverAsync(Sample.Refund(intent, "re_1", 1000))).Dispose();

        await Eventually.SeesAsync(() => Books.PurchaseOfIntentAsync(shop, intent), purchase => purchase == order.PurchaseId);
    }

    [Fact]
    public async Task A_refund_that_fails_after_it_succeeded_restores_the_credits_once()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync("small");
        await buyer.SeesAsync(order, "completed");
        var refund = await RefundAsync(shop, order, 4999);
        await buyer.SeesAsync(order, "refunded");

        var intent = await IntentAsync(shop, order);
        (await shop.DeliverAsync(Sample.Refund(intent, refund, 4999, "failed", "refund.failed"))).Dispose();
        (await shop.DeliverAsync(Sample.Refund(intent, refund, 4999, "failed", "refund.updated"))).Dispose();

        Assert.Equal(50, (await buyer.SeesAsync(order, "completed")).Balance);
        await shop.IsIdleAsync();
        Assert.Equal("restore", (await Books.BalancedAsync(shop, buyer.UserId))[^1].GetString("Kind"));
    }

    [Fact]
    public async Task A_refund_of_a_payment_of_another_product_is_ignored()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        using var form = new FormUrlEncodedContent([new("amount", "1000"), new("currency", "usd"), new("confirm", "true"), new("payment_method", "pm_card_visa")]);
        using var answer = await shop.Stripe.PostAsync("v1/payment_intents", form);
        var foreign = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>();
        var body = Sample.Refund(foreign, "re_foreign", 1000);

        (await shop.DeliverAsync(body)).Dispose();

        var journal = await Eventually.SeesAsync(() => Books.JournalAsync(shop, body), row => row?.GetString("Outcome") is "Ignored");
        Assert.Equal("the payment is not for a purchase of ours", journal!.GetString("Reason"));
        Assert.Empty(await Books.RowsAsync(shop, buyer.UserId));
    }

    [Fact]
    public async Task A_dispute_reverses_the_credits_and_winning_it_restores_them_once()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync("small");
        await buyer.SeesAsync(order, "completed");
        var intent = await IntentAsync(shop, order);

        await DisputeAsync(shop, intent, "needs_response");
        Assert.Equal(0, (await buyer.SeesAsync(order, creditsGranted: 0)).Balance);
        Assert.Equal("disputed", (await buyer.ViewAsync(order)).Status);
        await DisputeAsync(shop, intent, "won");

        Assert.Equal(50, (await buyer.SeesAsync(order, "completed")).Balance);
        await shop.IsIdleAsync();
        Assert.Equal([50L, -50, 50], (await Books.BalancedAsync(shop, buyer.UserId)).Select(entry => entry.GetInt64("Credits")!.Value));
    }

    [Fact]
    public async Task An_inquiry_changes_no_credits()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync("small");
        await buyer.SeesAsync(order, "completed");

        await DisputeAsync(shop, await IntentAsync(shop, order), "warning_needs_response");
        await shop.IsIdleAsync();

        Assert.Equal(("completed", 50), ((await buyer.ViewAsync(order)).Status, await buyer.BalanceAsync()));
    }

    [Theory]
    [InlineData("pm_delayed_success", "completed", 50)]
    [InlineData("pm_delayed_failure", "failed", 0)]
    public async Task A_delayed_payment_is_processing_until_it_succeeds_or_fails(string paymentMethod, string status, long credits)
    {
        await using var shop = await Shop.OpenAsync(new()); // Settling is for all sessions at once.
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();

        await buyer.PayAsync(order, paymentMethod);
        Assert.Equal(0, (await buyer.SeesAsync(order, "processing")).Balance);
        (await shop.Stripe.PostAsync("_fake/settle", content: null)).EnsureSuccessStatusCode();

        Assert.Equal(credits, (await buyer.SeesAsync(order, status)).Balance);
    }

    private static async Task<string> RefundAsync(Shop shop, Buyer.Order order, long amount)
    {
        using var form = new FormUrlEncodedContent([new("payment_intent", await IntentAsync(shop, order)), new("amount", $"{amount}")]);
        using var answer = await shop.Stripe.PostAsync("v1/refunds", form);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>();
    }

    private static async Task DisputeAsync(Shop shop, string intent, string status)
    {
        using var answer = await shop.Stripe.PostAsJsonAsync("_fake/disputes", new { paymentIntent = intent, amount = 4999, status });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> IntentAsync(Shop shop, Buyer.Order order) =>
        (await shop.Stripe.GetFromJsonAsync<JsonObject>($"v1/checkout/sessions/{order.SessionId}"))!["payment_intent"]!.GetValue<string>();
}
