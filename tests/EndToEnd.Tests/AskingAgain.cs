using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Checkout;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>The same request again, under the same Idempotency-Key, whatever happened in between.</summary>
public sealed class AskingAgain
{
    /// <summary>More than beginning a purchase needs.</summary>
    private const int RequestsMax = 20;

    [Theory]
    [InlineData("""{ "id": "small", "name": "Small", "credits": 50, "price": 5999, "currency": "usd" }""")]
    [InlineData("""{ "id": "small", "name": "Small", "credits": 70, "price": 4999, "currency": "eur" }""")]
    [InlineData("""{ "id": "small", "name": "Small", "credits": 50, "price": 4999, "currency": "usd", "active": false }""")]
    public async Task Gives_the_same_purchase_although_the_catalogue_changed(string pack)
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
    public async Task Gives_one_purchase_with_one_session_wherever_the_first_try_died(bool isLastOneCarriedOut)
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
            Assert.Equal(order.SessionId, Assert.Single(await SessionsAsync(shop, purchase.GetString("CustomerId"))));
            if (!transport.HasCrashed)
            {
                return; // It needed fewer requests than this: every step has had its crash.
            }
        }

        Assert.Fail($"Beginning a purchase takes more than {RequestsMax} requests.");
    }

    [Fact]
    public async Task Is_answered_with_a_word_to_use_another_key_when_the_purchase_ended_before_its_page_was_known()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        await buyer.OrderAsync(); // Has a customer from now on, so that the next purchase writes in fewer steps.
        await using (var dying = Instance.Of(shop, await DyingAtTheSessionAsync(shop)))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(dying, buyer));
        }

        await EndTheSessionAsync(shop, buyer);

        // So late that Stripe would refuse the first attempt's time: another attempt would get another session.
        await using var later = Instance.Of(shop, time: new LaterTime(TimeSpan.FromHours(11.8)));
        Assert.IsType<StartCheckoutOutcome.Ended>(await AskAsync(later, buyer));
        using var answer = await buyer.StartAsync(new { creditPack = "small" }, idempotencyKey: "k");
        await Problem.IsAsync(answer, HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    /// <summary>A way to storage that breaks when Stripe has made the session and nobody has written it down.</summary>
    private static async Task<CrashingTransport> DyingAtTheSessionAsync(Shop shop)
    {
        var probe = new CrashingTransport(int.MaxValue, isLastOneCarriedOut: true);
        var buyer = shop.NewBuyer();
        await buyer.OrderAsync();
        await using var instance = Instance.Of(shop, probe);
        await AskAsync(instance, buyer);
        return new CrashingTransport(probe.Requests - 2, isLastOneCarriedOut: false); // The last two read the purchase, and write its session.
    }

    private static async Task EndTheSessionAsync(Shop shop, Buyer buyer)
    {
        var begun = (await Books.RowsAsync(shop, buyer.UserId)).Single(row =>
            row.RowKey.StartsWith("purchase|", StringComparison.Ordinal) && row.GetString("SessionId") is null);
        var sessions = await SessionsAsync(shop, begun.GetString("CustomerId"));
        foreach (var session in sessions)
        {
            (await shop.Stripe.PostAsync($"v1/checkout/sessions/{session}/expire", content: null)).EnsureSuccessStatusCode();
        }

        await Eventually.SeesAsync(
            async () => (await Books.RowsAsync(shop, buyer.UserId)).Single(row => row.RowKey == begun.RowKey),
            row => row.GetString("Status") == "Expired");
    }

    private static Task<StartCheckoutOutcome> AskAsync(IServiceProvider instance, Buyer buyer) =>
        instance.GetRequiredService<StartCheckout>().StartAsync(new CheckoutOrder(buyer.Id, "small", null, null, "k"), CancellationToken.None);

    private static async Task<IReadOnlyList<string>> SessionsAsync(Shop shop, string? customer)
    {
        var list = (await shop.Stripe.GetFromJsonAsync<JsonObject>("v1/checkout/sessions?customer=" + customer))!;
        return [.. list["data"]!.AsArray().Select(session => session!["id"]!.GetValue<string>())];
    }

    private sealed class LaterTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
