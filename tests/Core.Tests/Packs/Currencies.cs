using CreditFunctions.Core.Packs;

namespace CreditFunctions.Core.Tests.Packs;

public sealed class Currencies
{
    [Theory]
    [InlineData("usd", true)]
    [InlineData("jpy", true)]
    [InlineData("kwd", true)]
    [InlineData("USD", false)]
    [InlineData("xxx", false)]
    [InlineData("us", false)]
    [InlineData("", false)]
    public void Stripe_knows_it_or_not(string currency, bool isKnown) => Assert.Equal(isKnown, Currency.IsKnown(currency));

    [Theory]
    [InlineData("usd", 100)]
    [InlineData("eur", 100)]
    [InlineData("jpy", 1)]
    [InlineData("krw", 1)]
    [InlineData("kwd", 1000)]
    [InlineData("tnd", 1000)]
    [InlineData("isk", 100)]
    public void A_unit_has_so_many_minor_units(string currency, int minorUnits) => Assert.Equal(minorUnits, Currency.MinorUnits(currency));

    [Theory]
    [InlineData("usd", 49, 50)]
    [InlineData("gbp", 29, 30)]
    [InlineData("jpy", 49, 50)]
    [InlineData("huf", 17_499, 17_500)]
    [InlineData("xof", 0, 1)]
    public void The_smallest_charge_is_taken_and_one_less_is_not(string currency, long tooLow, long enough)
    {
        Assert.Equal($"{tooLow} {currency} is below Stripe's smallest charge of {enough}", Currency.Problem(tooLow, currency));
        Assert.Null(Currency.Problem(enough, currency));
    }

    [Theory]
    [InlineData(99_999_999, true)]
    [InlineData(100_000_000, false)]
    [InlineData(long.MaxValue, false)]
    [InlineData(long.MinValue, false)]
    [InlineData(0, false)]
    [InlineData(-4999, false)]
    public void Eight_digits_are_taken_and_nine_are_not(long amount, bool isTaken) => Assert.Equal(isTaken, Currency.Problem(amount, "usd") is null);

    [Theory]
    [InlineData("kwd", 5_120, 5_125)]
    [InlineData("isk", 70_000, 70_050)]
    [InlineData("ugx", 500_000, 500_001)]
    public void Some_are_charged_in_larger_steps(string currency, long whole, long odd)
    {
        Assert.Null(Currency.Problem(whole, currency));
        Assert.Contains("must be divisible", Currency.Problem(odd, currency), StringComparison.Ordinal);
    }
}
