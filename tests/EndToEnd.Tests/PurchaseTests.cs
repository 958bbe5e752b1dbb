using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class PurchaseTests
{
    [Fact]
    public async Task A_purchase_works_with_the_shortest_session_lifetime()
    {
        await using var shop = await Shop.OpenAsync(new LocalHostOptions
        {
            Settings = new Dictionary<string, string?> { ["Checkout__SessionLifetime"] = "00:31:00" },
        });
        var buyer = shop.NewBuyer();

        await buyer.SeesAsync(await buyer.BuyAsync(), "completed");
    }

    [Fact]
    public async Task Paying_for_a_pack_adds_its_credits()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();

        var order = await buyer.BuyAsync("small");

        await Eventually.SeesAsync(buyer.BalanceAsync, balance => balance == 50);
        var view = await buyer.ViewAsync(order);
        Assert.Equal(("completed", 50, 50, 50), (view.Status, view.Credits, view.CreditsGranted, view.Balance));
        var entry = Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
        Assert.Equal("grant", entry.GetString("Kind"));
        Assert.StartsWith("event:evt_", entry.GetString("Cause"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkout_response_has_the_credits_the_price_and_the_URL_of_the_session()
    {
        var shop = await Shop.SharedAsync();

        var order = await shop.NewBuyer().OrderAsync("medium");

        Assert.Equal((120, 9999, "usd"), (order.Credits, order.Amount, order.Currency));
        Assert.StartsWith("pur_", order.PurchaseId, StringComparison.Ordinal);
        Assert.Equal(shop.App.FakeStripeUrl, order.Url.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task A_custom_number_of_credits_costs_what_the_price_per_credit_says()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();

        using var answer = await buyer.StartAsync(new { creditPack = "custom", credits = 501 });
        var order = (await answer.Content.ReadFromJsonAsync<Buyer.Order>())!;
        await buyer.PayAsync(order);

        Assert.Equal(501_00, order.Amount);
        await buyer.SeesAsync(order, creditsGranted: 501);
    }

    [Fact]
    public async Task The_credits_of_two_packs_add_up()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();

        await buyer.SeesAsync(await buyer.BuyAsync("small"), "completed");
        await buyer.SeesAsync(await buyer.BuyAsync("large"), "completed");

        Assert.Equal(350, await buyer.BalanceAsync());
        await Books.BalancedAsync(shop, buyer.UserId);
    }

    [Fact]
    public async Task Two_simultaneous_requests_with_one_key_create_one_purchase()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();

        var orders = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => buyer.OrderAsync("small", idempotencyKey: "one click")));

        Assert.Single(orders.Distinct());
    }

    [Fact]
    public async Task An_idempotency_key_of_a_checkout_for_another_pack_is_rejected()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        await buyer.OrderAsync("small", idempotencyKey: "k");

        using var answer = await buyer.StartAsync(new { creditPack = "large" }, idempotencyKey: "k");

        await Problem.IsAsync(answer, HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task An_idempotency_key_of_another_user_starts_another_purchase()
    {
        var shop = await Shop.SharedAsync();

        var mine = await shop.NewBuyer().OrderAsync("small", idempotencyKey: "same");
        var theirs = await shop.NewBuyer().OrderAsync("small", idempotencyKey: "same");

        Assert.NotEqual(mine.PurchaseId, theirs.PurchaseId);
    }

    [Fact]
    public async Task The_session_of_another_user_is_not_found()
    {
        var shop = await Shop.SharedAsync();
        var order = await shop.NewBuyer().OrderAsync();

        using var answer = await shop.NewBuyer().GetAsync($"api/credits/checkout-session/{order.SessionId}");

        await Problem.IsAsync(answer, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_purchase_can_be_paid_with_another_card_after_a_declined_one()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        using var declined = new FormUrlEncodedContent([new("payment_method", "pm_card_chargeDeclined")]);

        using var answer = await shop.Stripe.PostAsync($"v1/payment_pages/{order.SessionId}/confirm", declined);
        await buyer.PayAsync(order);

        Assert.Equal(HttpStatusCode.PaymentRequired, answer.StatusCode);
        await buyer.SeesAsync(order, "completed");
    }

    [Theory]
    [InlineData("auth0|1")]
    [InlineData("c/d")] // Nobody else's in these tests.
    [InlineData("c%2Fd")]
    [InlineData("x#y?z\\w")]
    [InlineData(".")]
    [InlineData("名前 Zoë 🎉")]
    public async Task Every_user_id_has_its_own_balance(string userId)
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer(userId);

        var order = await buyer.BuyAsync();

        Assert.Equal(50, (await buyer.SeesAsync(order, "completed")).Balance);
    }

    [Fact]
    public async Task The_list_of_packs_is_cacheable_and_in_display_order()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await shop.Anyone.GetAsync("api/credit-packs");
        using var again = new HttpRequestMessage(HttpMethod.Get, "api/credit-packs");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await shop.Anyone.SendAsync(again);

        var packs = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["packs"]!.AsArray();
        Assert.Equal(["small", "medium", "large"], packs.Select(pack => pack!["id"]!.GetValue<string>()));
        Assert.Equal("public, max-age=60", answer.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }
}
