using System.Net.Http.Json;
using CreditFunctions.Core.Checkout;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Stripe;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>In a shop of its own, as what fails at Stripe fails for everybody; and by instances of their own, as each has its own circuit to Stripe.</summary>
public sealed class StripeFailureTests
{
    private static readonly Lazy<Task<Shop>> Open = new(() => Shop.OpenAsync(new LocalHostOptions()));

    [Fact]
    public async Task A_failure_that_Stripe_saved_under_the_customer_key_does_not_block_the_user()
    {
        var shop = await Open.Value;
        await PlanAsync(shop, "/v1/customers", 500, times: 1);

        var purchase = await StartAsync(shop, shop.NewBuyer());

        Assert.NotNull(purchase.SessionUrl);
    }

    [Fact]
    public async Task A_failure_that_Stripe_saved_for_the_replacement_of_a_deleted_customer_does_not_block_the_user()
    {
        var shop = await Open.Value;
        var buyer = shop.NewBuyer();
        var gone = (await StartAsync(shop, buyer, key: "first")).Terms.CustomerId;
        (await shop.Stripe.DeleteAsync("v1/customers/" + gone)).EnsureSuccessStatusCode();
        await PlanAsync(shop, "/v1/customers", 500, times: 1);

        var purchase = await StartAsync(shop, buyer, key: "second");

        Assert.NotNull(purchase.SessionUrl);
        Assert.NotEqual(gone, purchase.Terms.CustomerId);
    }

    [Theory]
    [InlineData("/v1/customers", 500)]
    [InlineData("/v1/customers", 503)]
    [InlineData("/v1/checkout/sessions", 500)]
    [InlineData("/v1/checkout/sessions", 503)]
    public async Task A_checkout_that_failed_at_Stripe_continues_with_the_same_purchase_when_it_is_repeated(string path, int status)
    {
        var shop = await Open.Value;
        var buyer = shop.NewBuyer();
        await PlanAsync(shop, path, status, times: 100);

        await Assert.ThrowsAsync<StripeUnavailableException>(() => StartAsync(shop, buyer));
        (await shop.Stripe.DeleteAsync("_fake/faults")).EnsureSuccessStatusCode();
        var waiting = Assert.Single(await Books.RowsAsync(shop, buyer.UserId), row => row.RowKey.StartsWith("purchase|", StringComparison.Ordinal));
        var purchase = await StartAsync(shop, buyer);

        Assert.Equal(("purchase|" + purchase.Id, "Pending"), (waiting.RowKey, waiting.GetString("Status")));
        Assert.NotNull(purchase.SessionUrl);
    }

    private static async Task<Purchase> StartAsync(Shop shop, Buyer buyer, string key = "k")
    {
        await using var instance = Instance.Of(shop);
        var outcome = await instance.GetRequiredService<StartCheckout>().StartAsync(
            new CheckoutCommand(buyer.Id, "small", Credits: null, Currency: null, key), CancellationToken.None);
        return Assert.IsType<StartCheckoutOutcome.Started>(outcome).Purchase;
    }

    private static async Task PlanAsync(Shop shop, string path, int status, int times)
    {
        using var answer = await shop.Stripe.PostAsJsonAsync("_fake/faults", new { path, method = "POST", times, status });
        answer.EnsureSuccessStatusCode();
    }
}
