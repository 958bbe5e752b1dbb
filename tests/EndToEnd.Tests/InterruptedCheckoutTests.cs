using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Checkout;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>The same request again, under the same Idempotency-Key, whatever happened in between.</summary>
public sealed class InterruptedCheckoutTests
{
    /// <summary>More than beginning a purchase needs.</summary>
    private const int RequestsMax = 20;

    /// <summary>So late that Stripe would refuse the end of the first attempt as too near.</summary>
    private static readonly ShiftedTime Late = new(TimeSpan.FromHours(11.8));

    [Theory]
    [InlineData("""{ "id": "small", "name": "Small", "credits": 50, "price": 5999, "currency": "usd" }""")]
    [InlineData("""{ "id": "small", "name": "Small", "credits": 70, "price": 4999, "currency": "eur" }""")]
    [InlineData("""{ "id": "small", "name": "Small", "credits": 50, "price": 4999, "currency": "usd", "active": false }""")]
    public async Task A_repeated_checkout_returns_the_same_purchase_after_the_catalogue_changed(string pack)
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync("small", idempotencyKey: "k");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $$"""{ "packs": [ {{pack}} ] }""");

        await using var later = Instance.Of(shop, settings: ("Packs:File", file));
        var outcome = await AskAsync(later, buyer);

        var purchase = Assert.IsType<StartCheckoutOutcome.Started>(outcome).Purchase;
        Assert.Equal((order.PurchaseId, order.SessionId, 50, 4999), (purchase.Id.Value, purchase.SessionId, purchase.Terms.Credits, purchase.Terms.Price.Amount));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_repeated_checkout_returns_one_purchase_with_one_session_wherever_the_first_attempt_crashed(bool isLastOneCarriedOut)
    {
        var shop = await Shop.SharedAsync();
        for (var answered = 0; answered <= RequestsMax; answered++)
        {
            var buyer = shop.NewBuyer();
            var transport = new CrashingTransport(answered, isLastOneCarriedOut);
            await using (var dying = Instance.Of(shop, transport))
            {
                var failure = await Record.ExceptionAsync(() => AskAsync(dying, buyer));
                Assert.True(transport.HasCrashed || failure is null, $"It failed without a crash: {failure}");
            }

            var order = await buyer.OrderAsync("small", idempotencyKey: "k");

            var purchase = Assert.Single(await Books.RowsAsync(shop, buyer.UserId), row => row.RowKey.StartsWith("purchase|", StringComparison.Ordinal));
            Assert.Equal("purchase|" + order.PurchaseId, purchase.RowKey);
            Assert.Equal(order.SessionId, Assert.Single(await SessionsAsync(shop, buyer)));
            if (!transport.HasCrashed)
            {
                return; // It needed fewer requests than this: every step has had its crash.
            }
        }

        Assert.Fail($"Beginning a purchase takes more than {RequestsMax} requests.");
    }

    [Fact]
    public async Task A_repeated_checkout_is_rejected_as_ended_if_the_purchase_was_paid_before_its_URL_was_stored()
    {
        var shop = await Shop.SharedAsync();
        var (buyer, session) = await DyingAtTheSessionAsync(shop);
        using var form = new FormUrlEncodedContent([new("payment_method", "pm_card_visa")]);
        (await shop.Stripe.PostAsync($"v1/payment_pages/{session}/confirm", form)).EnsureSuccessStatusCode();
        await Eventually.SeesAsync(buyer.BalanceAsync, balance => balance == 50);

        await using var later = Instance.Of(shop, time: Late);
        var outcome = await AskAsync(later, buyer);
        using var answer = await buyer.StartAsync(new { creditPack = "small" }, idempotencyKey: "k");

        Assert.IsType<StartCheckoutOutcome.Ended>(outcome); // A second session could be paid, and would not be credited.
        await Problem.IsAsync(answer, HttpStatusCode.Conflict, "purchase-ended");
    }

    [Fact]
    public async Task A_repeated_checkout_gets_another_session_if_the_first_expired_before_its_URL_was_stored()
    {
        var shop = await Shop.SharedAsync();
        var (buyer, session) = await DyingAtTheSessionAsync(shop);
        (await shop.Stripe.PostAsync($"v1/checkout/sessions/{session}/expire", content: null)).EnsureSuccessStatusCode();

        await using var later = Instance.Of(shop, time: Late);
        var purchase = Assert.IsType<StartCheckoutOutcome.Started>(await AskAsync(later, buyer)).Purchase;
        var order = await buyer.OrderAsync("small", idempotencyKey: "k");
        await buyer.PayAsync(order);

        Assert.Equal((purchase.Id.Value, purchase.SessionId), (order.PurchaseId, order.SessionId));
        Assert.NotEqual(session, order.SessionId);
        await Eventually.SeesAsync(buyer.BalanceAsync, balance => balance == 50);
    }

    /// <summary>A purchase of which Stripe has made the session when the program stops, and nobody has written it down.</summary>
    private static async Task<(Buyer Buyer, string Session)> DyingAtTheSessionAsync(Shop shop)
    {
        var (probe, buyer) = (new CrashingTransport(int.MaxValue, isLastOneCarriedOut: true), shop.NewBuyer());
        await using (var living = Instance.Of(shop, probe))
        {
            await AskAsync(living, buyer, key: "another"); // Makes the customer.
            var requests = probe.Requests;
            await AskAsync(living, buyer, key: "yet another");
            probe = new CrashingTransport(probe.Requests - requests - 2, isLastOneCarriedOut: false); // The last two read the purchase, and write its session.
        }

        var known = await SessionsAsync(shop, buyer);
        await using (var dying = Instance.Of(shop, probe))
        {
            await Assert.ThrowsAsync<CrashingTransport.CrashException>(() => AskAsync(dying, buyer));
        }

        return (buyer, Assert.Single((await SessionsAsync(shop, buyer)).Except(known)));
    }

    private static Task<StartCheckoutOutcome> AskAsync(IServiceProvider instance, Buyer buyer, string key = "k") =>
        instance.GetRequiredService<StartCheckout>().StartAsync(new CheckoutCommand(buyer.Id, "small", Credits: null, Currency: null, key), CancellationToken.None);

    private static async Task<IReadOnlyList<string>> SessionsAsync(Shop shop, Buyer buyer)
    {
        var customer = (await Books.RowsAsync(shop, buyer.UserId)).Single(row => row.RowKey == "customer").GetString("CustomerId");
        var list = (await shop.Stripe.GetFromJsonAsync<JsonObject>("v1/checkout/sessions?customer=" + customer))!;
        return [.. list["data"]!.AsArray().Select(session => session!["id"]!.GetValue<string>())];
    }
}
