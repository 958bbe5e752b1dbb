using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>Links a Checkout session of this user to its purchase. Inserted once, never changed.</summary>
/// <param name="SessionId"><c>cs_…</c>.</param>
/// <param name="Purchase">The purchase.</param>
public sealed record SessionLink(string SessionId, PurchaseId Purchase) : ILedgerRow
{
    /// <inheritdoc/>
    public LedgerKey Key => LedgerKey.Session(SessionId);
}
