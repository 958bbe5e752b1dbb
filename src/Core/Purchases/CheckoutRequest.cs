namespace CreditFunctions.Core.Purchases;

/// <summary>What was asked for under an idempotency key, and the purchase that came of it.</summary>
/// <param name="Purchase">The purchase.</param>
/// <param name="PackId">The pack asked for.</param>
/// <param name="Credits">The credits asked for.</param>
/// <param name="Currency">The currency asked for.</param>
public sealed record CheckoutRequest(PurchaseId Purchase, string PackId, long Credits, string Currency)
{
    /// <summary>Whether the same was asked for; the purchase is not part of the question.</summary>
    public bool AsksTheSameAs(CheckoutRequest other) => this with { Purchase = other.Purchase } == other;
}
