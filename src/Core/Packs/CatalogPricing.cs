using System.Globalization;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Packs;

/// <summary>Decides whether a pack can be sold at a price of Stripe's catalogue.</summary>
internal static class CatalogPricing
{
    /// <summary>The pack with the credits and the amount of this price.</summary>
    /// <param name="pack">What the pack file states about credits, currency and amount must agree with the price.</param>
    /// <param name="price">The price.</param>
    /// <param name="problem">Why the pack cannot be sold at this price; null if it can.</param>
    /// <returns>Null if it cannot be sold at this price.</returns>
    public static CreditPack? TryPrice(CreditPack pack, CatalogPrice price, out string? problem)
    {
        var isNumber = long.TryParse(price.CreditsAmount, NumberStyles.None, CultureInfo.InvariantCulture, out var credits);
        problem = !price.IsActive ? "it is not active"
            : !price.IsOneTime ? "it is recurring"
            : price.Currency != pack.Price.Currency ? $"its currency is {price.Currency}, not {pack.Price.Currency}"
            : price.Amount is not > 0 ? "it has no fixed amount for each unit"
            : pack.Price.Amount != 0 && pack.Price.Amount != price.Amount ? $"its amount is {price.Amount}, and the pack file says {pack.Price.Amount}"
            : !isNumber || credits == 0 ? "credits_amount in its metadata, or its product's, must be a whole number of 1 or more"
            : pack.Credits != 0 && pack.Credits != credits ? $"credits_amount is {credits}, and the pack file says {pack.Credits}"
            : null;
        return problem is null ? pack with { Credits = credits, Price = new Price(price.Amount!.Value, price.Currency) } : null;
    }
}
