using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.FakeStripe;
using CreditFunctions.LocalHost;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class CatalogPriceTests
{
    private static readonly Lazy<Task<Shop>> Open = new(OpenAsync);

    [Fact]
    public async Task A_pack_has_the_credits_and_the_price_of_its_Stripe_price()
    {
        var shop = await Open.Value;
        var buyer = shop.NewBuyer();

        using var listed = await shop.Anyone.GetAsync("api/credit-packs");
        var packs = (await listed.Content.ReadFromJsonAsync<JsonObject>())!["packs"]!.AsArray();
        var order = await buyer.BuyAsync("catalogue");
        using var euros = await buyer.StartAsync(new { creditPack = "two", currency = "eur" });

        Assert.Equal("no-store", listed.Headers.CacheControl!.ToString()); // Without those that cannot be sold, which may be mended soon.
        Assert.Equal(["catalogue", "two"], packs.Select(pack => pack!["id"]!.GetValue<string>()));
        Assert.Equal("""[{"amount":500,"currency":"usd","decimals":2},{"amount":450,"currency":"eur","decimals":2}]""", packs[1]!["prices"]!.ToJsonString());
        Assert.Equal((70, 1234, "usd"), (order.Credits, order.Amount, order.Currency));
        Assert.Equal(70, (await buyer.SeesAsync(order, "completed")).Balance);
        Assert.Equal((450, "eur"), await PriceAsync(euros));
    }

    [Theory]
    [InlineData("recurring")]
    [InlineData("mismatched")]
    [InlineData("unknown")]
    [InlineData("inactive")]
    public async Task A_pack_whose_Stripe_price_does_not_fit_is_not_sold(string pack)
    {
        var shop = await Open.Value;

        using var answer = await shop.NewBuyer().StartAsync(new { creditPack = pack });

        await Problem.IsAsync(answer, HttpStatusCode.ServiceUnavailable, "stripe-unavailable");
    }

    private static async Task<(long, string)> PriceAsync(HttpResponseMessage answer)
    {
        var order = (await answer.Content.ReadFromJsonAsync<Buyer.Order>())!;
        return (order.Amount, order.Currency);
    }

    /// <summary>Stripe is there before the shop, and keeps its prices: their ids go into the pack file.</summary>
    private static async Task<Shop> OpenAsync()
    {
        var directory = Directory.CreateTempSubdirectory("credit-functions-prices").FullName;
        string good, recurring, inactive;
        await using (var stripe = await FakeStripeServer.StartAsync(new FakeStripeOptions { DataDirectory = directory }))
        {
            using var client = new HttpClient { BaseAddress = new Uri(stripe.Url), DefaultRequestHeaders = { Authorization = new("Bearer", "sk_test_local") } };
            good = await CreateAsync(client, ("metadata[credits_amount]", "70"));
            recurring = await CreateAsync(client, ("recurring[interval]", "month"), ("metadata[credits_amount]", "70"));
            inactive = await CreateAsync(client, ("active", "false"), ("metadata[credits_amount]", "70"));
        }

        var file = Path.Combine(directory, "packs.json");
        await File.WriteAllTextAsync(file, $$"""
            {
              "packs": [
                { "id": "catalogue", "name": "By catalogue", "currency": "usd", "stripePriceId": "{{good}}", "displayOrder": 1 },
                { "id": "two", "name": "Two", "credits": 5, "price": 500, "currency": "usd", "displayOrder": 2 },
                { "id": "two", "name": "Two", "credits": 5, "price": 450, "currency": "eur", "displayOrder": 2 },
                { "id": "recurring", "name": "Recurring", "currency": "usd", "stripePriceId": "{{recurring}}", "displayOrder": 3 },
                { "id": "mismatched", "name": "Mismatched", "credits": 71, "price": 1234, "currency": "usd", "stripePriceId": "{{good}}", "displayOrder": 4 },
                { "id": "unknown", "name": "Unknown", "currency": "usd", "stripePriceId": "price_none", "displayOrder": 5 },
                { "id": "inactive", "name": "Inactive", "currency": "usd", "stripePriceId": "{{inactive}}", "displayOrder": 6 }
              ]
            }
            """);
        return await Shop.OpenAsync(new LocalHostOptions
        {
            DataDirectory = directory,
            Settings = new Dictionary<string, string?> { ["Packs__File"] = file },
        });
    }

    private static async Task<string> CreateAsync(HttpClient stripe, params (string Name, string Value)[] more)
    {
        using var form = new FormUrlEncodedContent(
            [new("currency", "usd"), new("unit_amount", "1234"), new("product_data[name]", "Credits"), .. more.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await stripe.PostAsync("v1/prices", form);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>();
    }
}
