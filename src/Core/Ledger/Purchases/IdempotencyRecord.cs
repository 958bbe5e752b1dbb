using CreditFunctions.Core.Ledger.Commands;

namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>
/// What was requested under an idempotency key, and the purchase that it started. Inserted together with the purchase, so a double click is
/// one purchase.
/// </summary>
/// <param name="IdempotencyKey">The caller's key.</param>
/// <param name="Purchase">The purchase.</param>
/// <param name="PackId">The requested pack.</param>
/// <param name="Credits">The requested number of credits; null for a pack with a fixed number.</param>
/// <param name="Currency">The requested currency; null for the pack's first.</param>
public sealed record IdempotencyRecord(string IdempotencyKey, PurchaseId Purchase, string PackId, long? Credits, string? Currency) : ILedgerRow
{
    /// <inheritdoc/>
    public LedgerKey Key => LedgerKey.Checkout(IdempotencyKey);
}
