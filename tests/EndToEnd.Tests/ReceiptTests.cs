using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Access;
using CreditFunctions.Core.Checkout;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class ReceiptTests
{
    private const string Address = "ada@example.com";

    /// <summary>More than beginning a purchase needs.</summary>
    private const int RequestsMax = 8;

    private static readonly Lazy<Task<Shop>> Open = new(() =>
        Shop.OpenAsync(new LocalHostOptions { Settings = new Dictionary<string, string?> { ["Checkout__SendReceipts"] = "true" } }));

    [Fact]
    public async Task Stripe_receives_the_address_of_the_token_and_no_row_stores_it()
    {
        var shop = await Open.Value;
        var buyer = shop.NewBuyer(email: Address);

        var order = await buyer.BuyAsync();

        await buyer.SeesAsync(order, "completed");
        Assert.Equal(Address, await ReceiptOfAsync(shop, order));
        Assert.DoesNotContain(
            (await Books.RowsAsync(shop, buyer.UserId)).SelectMany(row => row.Select(member => member.Value)),
            value => value is string text && text.Contains(Address, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_buyer_without_a_verified_address_gets_no_receipt()
    {
        var shop = await Open.Value;

        Assert.Null(await ReceiptOfAsync(shop, await shop.NewBuyer().BuyAsync()));
    }

    [Fact]
    public async Task Receipts_are_off_by_default()
    {
        var shop = await Shop.SharedAsync();

        Assert.Null(await ReceiptOfAsync(shop, await shop.NewBuyer(email: Address).BuyAsync()));
    }

    [Fact]
    public async Task An_address_that_Stripe_rejects_does_not_prevent_the_sale()
    {
        var shop = await Open.Value;
        var buyer = shop.NewBuyer(email: "not an address");

        var order = await buyer.BuyAsync();

        await buyer.SeesAsync(order, "completed");
        Assert.Null(await ReceiptOfAsync(shop, order));
    }

    [Theory]
    [InlineData("other@example.com")]
    [InlineData(null)]
    public async Task A_repeated_checkout_with_another_address_continues_the_same_purchase(string? other)
    {
        var shop = await Open.Value;
        var buyer = shop.NewBuyer(email: other);
        await buyer.OrderAsync(); // Has a customer from now on, so that every purchase below takes the same steps.
        for (var answered = 0; answered < RequestsMax; answered++)
        {
            await using var dying = Instance.Of(shop, new CrashingTransport(answered, isLastOneCarriedOut: false));
            await Record.ExceptionAsync(() => dying.GetRequiredService<StartCheckout>().StartAsync(
                new CheckoutCommand(buyer.Id, "small", null, null, $"k{answered}", new VerifiedEmail(Address)), CancellationToken.None));
        }

        for (var answered = 0; answered < RequestsMax; answered++)
        {
            var order = await buyer.OrderAsync("small", idempotencyKey: $"k{answered}");
            await buyer.PayAsync(order);
            Assert.Contains(await ReceiptOfAsync(shop, order), new[] { other, Address });
            await buyer.SeesAsync(order, "completed");
        }
    }

    private static async Task<string?> ReceiptOfAsync(Shop shop, Buyer.Order order)
    {
        var session = (await shop.Stripe.GetFromJsonAsync<JsonObject>($"v1/checkout/sessions/{order.SessionId}?expand[]=payment_intent"))!;
        return session["payment_intent"]!["receipt_email"]?.GetValue<string>();
    }
}
