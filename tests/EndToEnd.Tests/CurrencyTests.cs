using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class CurrencyTests
{
    private static readonly Lazy<Task<Shop>> Open = new(OpenAsync);

    [Fact]
    public async Task The_list_of_packs_has_the_decimals_of_each_currency()
    {
        var shop = await Open.Value;

        var sale = (await shop.Anyone.GetFromJsonAsync<JsonObject>("api/credit-packs"))!;

        Assert.Equal(
            ["all 2", "huf 2", "kwd 3", "jpy 0", "isk 2", "ugx 2", "xxx 2"],
            sale["packs"]![0]!["prices"]!.AsArray().Select(price => $"{price!["currency"]} {price["decimals"]}"));
        Assert.Equal("""{"minCredits":100,"maxCredits":1000,"step":5,"pricePerCredit":"0.014","currency":"kwd","decimals":3}""", sale["custom"]!.ToJsonString());
    }

    [Theory]
    [InlineData("all", 12_350, 2)]
    [InlineData("huf", 99_950, 2)]
    [InlineData("kwd", 1_230, 3)]
    [InlineData("jpy", 1_500, 0)]
    [InlineData("isk", 50_000, 2)]
    [InlineData("ugx", 370_000, 2)]
    public async Task A_payment_is_listed_in_the_currency_that_was_charged(string currency, long amount, int decimals)
    {
        var shop = await Open.Value;
        var buyer = shop.NewBuyer();

        using var answer = await buyer.StartAsync(new { creditPack = "small", currency });
        var order = (await answer.Content.ReadFromJsonAsync<Buyer.Order>())!;
        await buyer.PayAsync(order);
        await buyer.SeesAsync(order, "completed");

        using var history = await buyer.GetAsync("api/payments/history");
        var payment = (await history.Content.ReadFromJsonAsync<JsonObject>())!["payments"]![0]!;
        Assert.Equal((amount, currency, decimals), (payment["amount"]!.GetValue<long>(), payment["currency"]!.GetValue<string>(), payment["decimals"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_custom_number_between_two_steps_is_rejected_with_the_nearest_numbers_that_are_sold()
    {
        var shop = await Open.Value;
        var buyer = shop.NewBuyer();

        using var answer = await buyer.StartAsync(new { creditPack = "custom", credits = 101 });

        var problem = await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "credits-out-of-range");
        Assert.Equal("Choose from 100 to 1000 credits, in steps of 5. The nearest are 100 and 105.", problem["detail"]!.GetValue<string>());
        Assert.Equal((5, 100, 105), (problem["step"]!.GetValue<int>(), problem["nearestLower"]!.GetValue<int>(), problem["nearestHigher"]!.GetValue<int>()));
        foreach (var (credits, amount) in new[] { (100, 1400), (105, 1470) })
        {
            using var sold = await buyer.StartAsync(new { creditPack = "custom", credits });
            Assert.Equal(amount, (await sold.Content.ReadFromJsonAsync<Buyer.Order>())!.Amount);
        }
    }

    private static async Task<Shop> OpenAsync()
    {
        var file = Path.GetTempFileName();
        var prices = new[] { ("all", 12_350), ("huf", 99_950), ("kwd", 1_230), ("jpy", 1_500), ("isk", 50_000), ("ugx", 370_000), ("xxx", 100) };
        var packs = prices.Select(price => $$"""{ "id": "small", "name": "Small", "credits": 50, "price": {{price.Item2}}, "currency": "{{price.Item1}}" }""");
        await File.WriteAllTextAsync(file, $$"""
            {
              "packs": [ {{string.Join(", ", packs)}} ],
              "custom": { "minCredits": 100, "maxCredits": 1000, "pricePerCredit": "0.014", "currency": "kwd" }
            }
            """);
        return await Shop.OpenAsync(new LocalHostOptions { Settings = new Dictionary<string, string?> { ["Packs__File"] = file } });
    }
}
