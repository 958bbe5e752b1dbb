namespace CreditFunctions.Core.Packs;

/// <summary>What is on sale: so many credits at a price. A pack with prices in several currencies is several of these, with one id.</summary>
/// <param name="Id">Our stable id.</param>
/// <param name="Name">What the buyer reads, here and on Stripe's page.</param>
/// <param name="Credits">How many credits a buyer gets; 0 where only Stripe's catalogue says it.</param>
/// <param name="Price">What the buyer pays, before tax; an amount of 0 where only Stripe's catalogue says it.</param>
/// <param name="StripePriceId">Set where Stripe's catalogue holds the price; then the session names it instead of an amount.</param>
/// <param name="Active">False takes the pack off sale; purchases that were begun stay valid.</param>
/// <param name="DisplayOrder">Lower comes first.</param>
public sealed record CreditPack(string Id, string Name, long Credits, Price Price, string? StripePriceId, bool Active, int DisplayOrder)
{
    /// <summary>Whether another differs in nothing but its price.</summary>
    public bool IsTheSameIn(CreditPack other) => this with { Price = other.Price, StripePriceId = other.StripePriceId } == other;
}
