using CreditFunctions.Core.Checkout;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Checkout;

public sealed class OfferTests
{
    private static readonly CreditPack Small = new("small", "Small pack", 50, new Price(4999, "usd"), StripePriceId: null, Active: true, DisplayOrder: 1);
    private static readonly CreditPack Large = new("large", "Large pack", 300, new Price(19999, "usd"), "price_1", Active: true, DisplayOrder: 2);

    private static readonly PackCatalog Catalog = new(
        [Small, Large, new CreditPack("old", "Old pack", 50, new Price(4999, "usd"), StripePriceId: null, Active: false, DisplayOrder: 3)],
        new CustomPack(100, 100_000, 0.014m, Currency.Of("usd")));

    [Theory]
    [InlineData(null)]
    [InlineData("usd")]
    public void A_pack_is_offered_with_the_terms_of_the_catalogue(string? currency)
    {
        Assert.Equal(new Offer.OnSale(Small), OfferFor("small", currency: currency));
        Assert.Equal(new Offer.OnSale(Large), OfferFor("large", currency: currency));
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("", null)]
    [InlineData("SMALL", null)]
    [InlineData("old", null)]
    [InlineData("small", "eur")]
    [InlineData("small", "USD")]
    public void A_pack_that_is_not_on_sale_is_not_offered(string pack, string? currency) =>
        Assert.Equal(new Offer.Refused(new StartCheckoutOutcome.UnknownPack()), OfferFor(pack, currency: currency));

    [Theory]
    [InlineData(100, 140)]
    [InlineData(101, 141)]
    [InlineData(100_000, 140_000)]
    public void A_custom_number_within_the_limits_is_offered_at_its_price(long credits, long amount)
    {
        var pack = Assert.IsType<Offer.OnSale>(OfferFor("custom", credits)).Pack;

        Assert.Equal(("custom", $"{credits} credits", credits, new Price(amount, "usd"), null), (pack.Id, pack.Name, pack.Credits, pack.Price, pack.StripePriceId));
    }

    [Theory]
    [InlineData(99L)]
    [InlineData(100_001L)]
    [InlineData(0L)]
    [InlineData(-100L)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(null)]
    public void A_custom_number_outside_the_limits_is_rejected(long? credits) =>
        Assert.Equal(new Offer.Refused(new StartCheckoutOutcome.CreditsOutOfRange(Catalog.Custom!, credits ?? 0)), OfferFor("custom", credits));

    [Fact]
    public void A_custom_number_between_two_steps_is_rejected()
    {
        var dinars = new PackCatalog([], new CustomPack(1, 100, 0.005m, Currency.Of("kwd")));

        Assert.Equal(new Offer.Refused(new StartCheckoutOutcome.CreditsOutOfRange(dinars.Custom!, 3)), OfferFor("custom", 3, catalog: dinars));
        Assert.IsType<Offer.OnSale>(OfferFor("custom", 4, catalog: dinars));
    }

    [Fact]
    public void A_custom_number_is_not_offered_without_a_custom_pack_or_in_another_currency()
    {
        Assert.Equal(new Offer.Refused(new StartCheckoutOutcome.UnknownPack()), OfferFor("custom", 100, catalog: new PackCatalog([], custom: null)));
        Assert.Equal(new Offer.Refused(new StartCheckoutOutcome.UnknownPack()), OfferFor("custom", 100, "eur"));
    }

    private static Offer OfferFor(string pack, long? credits = null, string? currency = null, PackCatalog? catalog = null) =>
        Offer.For(new CheckoutCommand(A.User(), pack, credits, currency, IdempotencyKey: null), catalog ?? Catalog);
}
