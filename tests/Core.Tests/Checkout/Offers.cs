using CreditFunctions.Core.Checkout;
using CreditFunctions.Core.Packs;

namespace CreditFunctions.Core.Tests.Checkout;

public sealed class Offers
{
    private static readonly PackCatalog Catalog = new(
        [
            new CreditPack("small", "Small pack", 50, new Price(4999, "usd"), StripePriceId: null, Active: true, DisplayOrder: 1),
            new CreditPack("large", "Large pack", 300, new Price(19999, "usd"), "price_1", Active: true, DisplayOrder: 2),
            new CreditPack("old", "Old pack", 50, new Price(4999, "usd"), StripePriceId: null, Active: false, DisplayOrder: 3),
        ],
        new CustomPack(100, 100_000, 0.014m, Currency.Of("usd")));

    [Theory]
    [InlineData(null)]
    [InlineData("usd")]
    public void A_pack_is_offered_as_the_catalogue_has_it(string? currency)
    {
        Assert.Equal(new Offer("small", "Small pack", 50, new Price(4999, "usd"), StripePriceId: null), Offered("small", currency: currency));
        Assert.Equal(new Offer("large", "Large pack", 300, new Price(19999, "usd"), "price_1"), Offered("large", currency: currency));
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("", null)]
    [InlineData("SMALL", null)]
    [InlineData("old", null)]
    [InlineData("small", "eur")]
    [InlineData("small", "USD")]
    public void A_pack_that_is_not_on_sale_is_unknown(string pack, string? currency) =>
        Assert.IsType<StartCheckoutOutcome.UnknownPack>(Refusal(pack, currency: currency));

    [Theory]
    [InlineData(100, 140)]
    [InlineData(101, 141)]
    [InlineData(100_000, 140_000)]
    public void A_custom_number_within_the_limits_is_offered_at_its_price(long credits, long amount) =>
        Assert.Equal(new Offer("custom", $"{credits} credits", credits, new Price(amount, "usd"), StripePriceId: null), Offered("custom", credits));

    [Theory]
    [InlineData(99L)]
    [InlineData(100_001L)]
    [InlineData(0L)]
    [InlineData(-100L)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(null)]
    public void One_outside_them_is_told_the_limits(long? credits) =>
        Assert.Equal(new StartCheckoutOutcome.CreditsOutOfRange(Catalog.Custom!, credits ?? 0), Refusal("custom", credits));

    [Fact]
    public void A_number_whose_price_Stripe_does_not_take_is_out_of_range()
    {
        var dinars = new PackCatalog([], new CustomPack(1, 100, 0.005m, Currency.Of("kwd")));

        Assert.IsType<StartCheckoutOutcome.CreditsOutOfRange>(Offer.Refusal(Order("custom", 3), dinars, out _));
        Assert.Null(Offer.Refusal(Order("custom", 4), dinars, out _));
    }

    [Fact]
    public void Without_a_custom_pack_or_in_another_currency_there_is_none()
    {
        Assert.IsType<StartCheckoutOutcome.UnknownPack>(Offer.Refusal(Order("custom", 100), new PackCatalog([], custom: null), out _));
        Assert.IsType<StartCheckoutOutcome.UnknownPack>(Refusal("custom", 100, "eur"));
    }

    private static Offer? Offered(string pack, long? credits = null, string? currency = null)
    {
        Assert.Null(Offer.Refusal(Order(pack, credits, currency), Catalog, out var offer));
        return offer;
    }

    private static StartCheckoutOutcome? Refusal(string pack, long? credits = null, string? currency = null)
    {
        var refusal = Offer.Refusal(Order(pack, credits, currency), Catalog, out var offer);
        Assert.Null(offer);
        return refusal;
    }

    private static CheckoutCommand Order(string pack, long? credits = null, string? currency = null) => new(A.User(), pack, credits, currency, IdempotencyKey: null);
}
