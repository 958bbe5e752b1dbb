using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger;

/// <summary>One immutable line of a user's ledger.</summary>
/// <param name="Sequence">1 for a user's first entry, then without gaps.</param>
/// <param name="Credits">The change of the balance: positive adds, negative takes; never zero.</param>
/// <param name="BalanceAfter">The balance after this entry.</param>
/// <param name="Cause">The cause: <c>event:evt_…</c>, <c>settle:cs_…</c>, <c>spend:…</c> or <c>adjust:…</c>.</param>
/// <param name="Actor">The operator, for the audit. Users cannot see it.</param>
public sealed record LedgerEntry(
    long Sequence,
    EntryKind Kind,
    long Credits,
    long BalanceAfter,
    PurchaseId? Purchase,
    string Cause,
    string? Reason,
    DateTimeOffset At,
    string? Actor = null) : ILedgerRow
{
    /// <inheritdoc/>
    public LedgerKey Key => LedgerKey.Entry(Sequence);
}
