using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Microsoft.Extensions.Logging.Testing;

namespace CreditFunctions.Core.Tests.Packs;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("usd", true)]
    [InlineData("xcg", true)]
    [InlineData("ang", false)]
    [InlineData("xxx", false)]
    public void The_currency_table_has_the_currencies_of_Stripe(string code, bool isKnown) => Assert.Equal(isKnown, Currency.Of(code).IsKnown);

    [Theory]
    [InlineData("usd", 2, 100)]
    [InlineData("all", 2, 100)]
    [InlineData("huf", 2, 100)]
    [InlineData("twd", 2, 100)]
    [InlineData("isk", 2, 100)]
    [InlineData("ugx", 2, 100)]
    [InlineData("jpy", 0, 1)]
    [InlineData("krw", 0, 1)]
    [InlineData("kwd", 3, 1000)]
    [InlineData("tnd", 3, 1000)]
    [InlineData("xxx", 2, 100)]
    public void A_currency_has_the_decimals_of_Stripe(string code, int decimals, int minorUnits) =>
        Assert.Equal((decimals, minorUnits), (Currency.Of(code).Decimals, Currency.Of(code).MinorUnits));

    [Theory]
    [InlineData("usd", true)]
    [InlineData("xxx", true)]
    [InlineData("USD", false)]
    [InlineData("us", false)]
    [InlineData("usdt", false)]
    [InlineData("us1", false)]
    [InlineData("", false)]
    public void A_currency_code_is_three_lower_case_letters(string text, bool isCode) => Assert.Equal(isCode, Currency.IsCode(text));

    [Theory]
    [InlineData("usd", 49, 50)]
    [InlineData("gbp", 29, 30)]
    [InlineData("jpy", 49, 50)]
    [InlineData("huf", 17_499, 17_500)]
    [InlineData("xof", 0, 1)]
    [InlineData("xxx", 0, 1)]
    public void An_amount_below_the_smallest_charge_is_rejected(string code, long tooLow, long enough)
    {
        Assert.Equal($"{tooLow} {code} is below Stripe's smallest charge of {enough}", Currency.Of(code).Problem(tooLow));
        Assert.Null(Currency.Of(code).Problem(enough));
    }

    [Theory]
    [InlineData("usd", 99_999_999)]
    [InlineData("inr", 999_999_999)]
    [InlineData("cop", 9_999_999_999)]
    [InlineData("idr", 999_999_999_999)]
    public void An_amount_above_the_largest_charge_is_rejected(string code, long most)
    {
        Assert.Null(Currency.Of(code).Problem(most));
        Assert.Equal($"{most + 1} {code} is above Stripe's largest charge of {most}", Currency.Of(code).Problem(most + 1));
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(-4999)]
    public void An_amount_far_outside_the_limits_is_rejected(long amount) => Assert.NotNull(Currency.Of("usd").Problem(amount));

    [Theory]
    [InlineData("kwd", 5_120, 5_125)]
    [InlineData("isk", 70_000, 70_050)]
    [InlineData("ugx", 500_000, 500_001)]
    public void Some_currencies_are_charged_only_in_steps(string code, long whole, long odd)
    {
        Assert.Null(Currency.Of(code).Problem(whole));
        Assert.Contains("must be divisible", Currency.Of(code).Problem(odd), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_currency_is_logged_once_at_startup_and_sold()
    {
        var logger = new FakeLogger<CurrencyCheck>();
        var catalog = new PackCatalog([Pack("a", "usd"), Pack("a", "xxx"), Pack("b", "xxx")], custom: new CustomPack(1, 10, 1, Currency.Of("yyy")));

        await new CurrencyCheck(catalog, logger).StartAsync(CancellationToken.None);

        Assert.Equal(["xxx", "yyy"], logger.Collector.GetSnapshot().Select(record => record.GetStructuredStateValue("Currency")));
        Assert.NotNull(catalog.Find("a", "xxx"));
    }

    private static CreditPack Pack(string id, string currency) => new(id, id, 50, new Price(4999, currency), StripePriceId: null, Active: true, DisplayOrder: 0);
}
