using CreditFunctions.Core.Packs;

namespace CreditFunctions.Core.Tests.Packs;

public sealed class Custom_prices
{
    [Theory]
    [InlineData("0.014", 100, 140)]
    [InlineData("0.014", 100_000, 140_000)]
    [InlineData("0.0149", 1, 1)]
    [InlineData("0.015", 1, 2)]
    [InlineData("0.025", 1, 3)]
    [InlineData("0.01499999999999999999999999", 1, 1)]
    [InlineData("0.005", 3, 2)]
    public void Cents_are_rounded_half_up_once_on_the_sum(string perCredit, long credits, long cents) =>
        Assert.Equal(new Price(cents, "usd"), PriceOf(perCredit, "usd", credits));

    [Theory]
    [InlineData("1.5", 3, 5)]
    [InlineData("0.4", 1, 0)]
    [InlineData("2", 50, 100)]
    public void Yen_have_no_smaller_unit(string perCredit, long credits, long yen) =>
        Assert.Equal(new Price(yen, "jpy"), PriceOf(perCredit, "jpy", credits));

    [Theory]
    [InlineData("0.0145", 1, 15)]
    [InlineData("0.0144", 1, 14)]
    [InlineData("0.001", 1000, 1000)]
    public void A_dinar_has_a_thousand_fils(string perCredit, long credits, long fils) =>
        Assert.Equal(new Price(fils, "kwd"), PriceOf(perCredit, "kwd", credits));

    private static Price PriceOf(string perCredit, string currency, long credits) =>
        new CustomPack(1, 1_000_000, decimal.Parse(perCredit, System.Globalization.CultureInfo.InvariantCulture), currency).PriceOf(credits);
}
