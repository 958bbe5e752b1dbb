using System.Globalization;

namespace CreditFunctions.Core.Packs;

/// <summary>A price in Stripe's catalogue.</summary>
/// <param name="IsActive">Whether Stripe sells at this price.</param>
/// <param name="IsOneTime">Whether it is charged once rather than regularly.</param>
/// <param name="Amount">In minor units; null unless it is one amount for each unit.</param>
/// <param name="Currency">Lower case.</param>
/// <param name="CreditsAmount">The metadata <c>credits_amount</c> of the price or, if it has none, of its product.</param>
public sealed record CatalogPrice(bool IsActive, bool IsOneTime, long? Amount, string Currency, string? CreditsAmount)
{
    /// <summary>The pack with the credits and the amount of this price.</summary>
    /// <param name="pack">Whatever the pack file states must be the same here.</param>
    /// <param name="problem">Why the pack cannot be sold at this price; null if it can.</param>
    /// <returns>Null if it cannot be sold at this price.</returns>
    public CreditPack? For(CreditPack pack, out string? problem)
    {
        var isNumber = long.TryParse(CreditsAmount, NumberStyles.None, CultureInfo.InvariantCulture, out var credits);
        problem = !IsActive ? "it is not active"
            : !IsOneTime ? "it is recurring"
            : Currency != pack.Price.Currency ? $"its currency is {Currency}, not {pack.Price.Currency}"
            : Amount is not > 0 ? "it has no fixed amount for each unit"
            : pack.Price.Amount != 0 && pack.Price.Amount != Amount ? $"its amount is {Amount}, and the pack file says {pack.Price.Amount}"
            : !isNumber || credits == 0 ? "credits_amount in its metadata, or its product's, must be a whole number of 1 or more"
            : pack.Credits != 0 && pack.Credits != credits ? $"credits_amount is {credits}, and the pack file says {pack.Credits}"
            : null;
        return problem is null ? pack with { Credits = credits, Price = new Price(Amount!.Value, Currency) } : null;
    }
}
