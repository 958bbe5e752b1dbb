using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Packs;

/// <summary>A number of credits at a price. A pack with prices in several currencies is several of these, with one id.</summary>
/// <param name="Id">Stable; purchases refer to it.</param>
/// <param name="Name">Shown to the buyer, also on Stripe's page.</param>
/// <param name="Credits">The credits that a buyer gets; 0 if only Stripe's catalogue states them.</param>
/// <param name="Price">What the buyer pays before tax; its amount is 0 if only Stripe's catalogue states it.</param>
/// <param name="StripePriceId">Set if the price is in Stripe's catalogue. The session then refers to it instead of stating an amount.</param>
/// <param name="Active">False takes the pack off sale; purchases that have started stay valid.</param>
/// <param name="DisplayOrder">Packs are listed in ascending order.</param>
public sealed record CreditPack(string Id, string Name, long Credits, Price Price, string? StripePriceId, bool Active, int DisplayOrder)
{
    /// <summary>Whether two packs are the same except for their price.</summary>
    public bool IsSameExceptPrice(CreditPack other) => this with { Price = other.Price, StripePriceId = other.StripePriceId } == other;
}
