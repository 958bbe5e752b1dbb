using System.Globalization;
using System.Numerics;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Tests.Ledger.Payments;
using CsCheck;

namespace CreditFunctions.Core.Tests.Packs;

public sealed class CustomPackTests
{
    private static readonly Currency[] Chosen = [.. new[] { "usd", "jpy", "huf", "kwd", "tnd", "isk", "ugx" }.Select(Currency.Of)];

    [Theory]
    [InlineData("0.014", "usd", 100, 140)]
    [InlineData("0.014", "usd", 100_000, 140_000)]
    [InlineData("0.0149", "usd", 1, 1)]
    [InlineData("0.015", "usd", 1, 2)]
    [InlineData("0.025", "usd", 1, 3)]
    [InlineData("0.005", "usd", 3, 2)]
    [InlineData("1.5", "jpy", 3, 5)]
    [InlineData("0.4", "jpy", 1, 0)]
    [InlineData("2", "jpy", 50, 100)]
    [InlineData("0.0145", "kwd", 20, 290)]
    [InlineData("0.001", "kwd", 1000, 1000)]
    [InlineData("1.5", "isk", 2, 300)]
    public void The_custom_price_is_rounded_once_half_up_to_a_minor_unit(string perCredit, string currency, long credits, long amount) =>
        Assert.Equal(new Price(amount, currency), Pack(perCredit, currency, 1, 1_000_000).PriceOf(credits));

    [Theory]
    [InlineData("0.014", "kwd", 5)]
    [InlineData("0.0145", "kwd", 20)]
    [InlineData("0.01", "kwd", 1)]
    [InlineData("1.00", "ugx", 1)]
    [InlineData("14.5", "isk", 2)]
    [InlineData("0.014", "usd", 1)]
    [InlineData("1.5", "jpy", 1)]
    [InlineData("1.000000000001", "isk", 1_000_000_000_000)]
    public void Custom_credits_are_sold_in_steps_whose_price_can_be_charged_exactly(string perCredit, string currency, long step) =>
        Assert.Equal(step, Pack(perCredit, currency, 1, 1000).Step);

    [Fact]
    public void The_custom_limits_are_rounded_to_numbers_that_can_be_sold()
    {
        var pack = Pack("0.014", "kwd", 101, 999);

        Assert.Equal((105, 995), (pack.MinCredits, pack.MaxCredits));
    }

    [Theory]
    [InlineData(99, null, 100L)]
    [InlineData(101, 100L, 105L)]
    [InlineData(104, 100L, 105L)]
    [InlineData(999, 995L, 1000L)]
    [InlineData(1001, 1000L, null)]
    [InlineData(long.MinValue, null, 100L)]
    [InlineData(long.MaxValue, 1000L, null)]
    public void A_custom_number_that_is_not_sold_has_nearest_numbers_that_are(long credits, long? below, long? above)
    {
        var pack = Pack("0.014", "kwd", 100, 1000);

        Assert.False(pack.Sells(credits));
        Assert.Equal((below, above), (pack.NearestBelow(credits), pack.NearestAbove(credits)));
    }

    /// <summary>Whatever the price, the currency and the limits, each number is sold at a price that Stripe charges, or has nearest ones that are.</summary>
    [Fact]
    public void Every_custom_number_within_the_limits_is_sold_or_lies_between_the_nearest_that_are() =>
        (from mantissa in Gen.Int[1, 20_000]
         from scale in Gen.Int[0, 6]
         from currency in Gen.Int[0, Chosen.Length - 1].Select(index => Chosen[index])
         from min in Gen.Int[1, 300]
         from more in Gen.Int[0, 300]
         select (Price: new decimal(mantissa, 0, 0, isNegative: false, (byte)scale), currency, min, max: min + more))
        .Sample(sale =>
        {
            var pack = new CustomPack(sale.min, sale.max, sale.Price, sale.currency);
            var sold = Enumerable.Range(sale.min, sale.max - sale.min + 1).Select(credits => (long)credits).Where(credits => IsCharged(credits, sale.Price, sale.currency)).ToList();

            Assert.Equal(sold.Count > 0, pack.MinCredits <= pack.MaxCredits);
            if (sold.Count > 0)
            {
                Assert.Equal((sold[0], sold[^1]), (pack.MinCredits, pack.MaxCredits));
            }

            for (long credits = sale.min - 1; credits <= sale.max + 1 && sold.Count > 0; credits++)
            {
                Assert.Equal(sold.Contains(credits), pack.Sells(credits));
                if (pack.Sells(credits))
                {
                    Assert.Equal(0, pack.PriceOf(credits).Amount % sale.currency.Multiple);
                }
                else
                {
                    Assert.Equal(sold.FindLast(other => other < credits), pack.NearestBelow(credits) ?? 0);
                    Assert.Equal(sold.Find(other => other > credits), pack.NearestAbove(credits) ?? 0);
                }
            }
        }, iter: 1000);

    /// <summary>The rule by whole numbers: a price is rounded to a minor unit, but never to the multiple that Stripe charges.</summary>
    private static bool IsCharged(long credits, decimal price, Currency currency)
    {
        var scale = BigInteger.Pow(10, price.Scale);
        var exact = credits * new BigInteger(price * (decimal)scale) * currency.MinorUnits;
        return currency.Multiple == 1 || exact % (scale * currency.Multiple) == 0;
    }

    private static CustomPack Pack(string perCredit, string currency, long min, long max) =>
        new(min, max, decimal.Parse(perCredit, CultureInfo.InvariantCulture), Currency.Of(currency));
}
