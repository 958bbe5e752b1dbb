using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Packs;

/// <summary>A number of credits at a price. A pack with prices in several currencies is several of these, with one id.</summary>
/// <param name="Id">Stable; purchases refer to it.</param>
/// <param name="Name">Shown to the buyer, also on Stripe's page.</param>
/// <param name="Credits">The credits that a buyer gets; 0 if only Stripe's catalogue states them.</param>
/// <param name="Price">What the buyer pays before tax; its amount is 0 if only Stripe's catalogue states it.</param>
/// <param name="StripePriceId">Set if Stripe's catalogue holds the price; the session then names it instead of an amount.</param>
/// <param name="Active">False takes the pack off sale; purchases that have started stay valid.</param>
/// <param name="DisplayOrder">Lower comes first.</param>
public sealed record CreditPack(string Id, string Name, long Credits, Price Price, string? StripePriceId, bool Active, int DisplayOrder)
{
    /// <summary>Whether two packs differ in nothing but their price.</summary>
    public bool IsTheSameIn(CreditPack other) => this with { Price = other.Price, StripePriceId = other.StripePriceId } == other;
}
