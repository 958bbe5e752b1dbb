using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Packs;

public sealed class CatalogPricingTests
{
    private static readonly CatalogPrice Good = new(IsActive: true, IsOneTime: true, 19_999, "usd", "300");

    [Theory]
    [InlineData(300, 19_999)]
    [InlineData(0, 0)]
    public void A_Stripe_price_gives_its_pack_the_credits_and_the_amount(long credits, long amount) =>
        Assert.Equal(Pack(300, 19_999), CatalogPricing.TryPrice(Pack(credits, amount), Good, out _));

    [Theory]
    [InlineData("300", 300, 19_998, "its amount is 19999")]
    [InlineData("300", 299, 19_999, "credits_amount is 300")]
    [InlineData("0", 0, 0, "whole number of 1 or more")]
    [InlineData("-300", 0, 0, "whole number of 1 or more")]
    [InlineData("3e2", 0, 0, "whole number of 1 or more")]
    [InlineData(" 300", 0, 0, "whole number of 1 or more")]
    [InlineData(null, 300, 19_999, "whole number of 1 or more")]
    public void A_Stripe_price_must_agree_with_the_pack_file(string? stated, long credits, long amount, string problem) =>
        AssertRefused(Good with { CreditsAmount = stated }, Pack(credits, amount), problem);

    [Fact]
    public void A_Stripe_price_of_an_unsupported_kind_is_rejected()
    {
        AssertRefused(Good with { IsActive = false }, Pack(), "not active");
        AssertRefused(Good with { IsOneTime = false }, Pack(), "recurring");
        AssertRefused(Good with { Currency = "eur" }, Pack(), "its currency is eur, not usd");
        AssertRefused(Good with { Amount = null }, Pack(), "no fixed amount");
        AssertRefused(Good with { Amount = 0 }, Pack(), "no fixed amount");
    }

    private static CreditPack Pack(long credits = 0, long amount = 0) =>
        new("large", "Large pack", credits, new Price(amount, "usd"), "price_1", Active: true, DisplayOrder: 1);

    private static void AssertRefused(CatalogPrice price, CreditPack pack, string expected)
    {
        Assert.Null(CatalogPricing.TryPrice(pack, price, out var problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }
}
