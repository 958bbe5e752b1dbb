using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class StripeCustomerTests
{
    [Fact]
    public async Task Simultaneous_first_purchases_create_one_customer_that_later_purchases_use()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();

        var orders = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => buyer.OrderAsync()));
        var later = await buyer.OrderAsync();

        var customers = await Task.WhenAll(orders.Append(later).Select(order => CustomerAsync(shop, order)));
        var customer = (await shop.Stripe.GetFromJsonAsync<JsonObject>("v1/customers/" + Assert.Single(customers.Distinct())))!;
        Assert.Equal(buyer.UserId, customer["metadata"]!["user_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_user_has_their_own_Stripe_customer()
    {
        var shop = await Shop.SharedAsync();

        var one = await CustomerAsync(shop, await shop.NewBuyer().OrderAsync());
        var two = await CustomerAsync(shop, await shop.NewBuyer().OrderAsync());

        Assert.NotEqual(one, two);
    }

    [Fact]
    public async Task A_customer_that_Stripe_no_longer_has_is_replaced()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var gone = await CustomerAsync(shop, await buyer.OrderAsync());
        (await shop.Stripe.DeleteAsync("v1/customers/" + gone)).EnsureSuccessStatusCode();

        var orders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => buyer.OrderAsync()));

        var customers = await Task.WhenAll(orders.Select(order => CustomerAsync(shop, order)));
        Assert.NotEqual(gone, Assert.Single(customers.Distinct()));
        await buyer.PayAsync(orders[0]);
        await buyer.SeesAsync(orders[0], "completed");
    }

    private static async Task<string> CustomerAsync(Shop shop, Buyer.Order order)
    {
        var session = (await shop.Stripe.GetFromJsonAsync<JsonObject>("v1/checkout/sessions/" + order.SessionId))!;
        return session["customer"]!.GetValue<string>();
    }
}
