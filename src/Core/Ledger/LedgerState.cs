using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Ledger;

/// <summary>All that a decision about a purchase depends on, read together.</summary>
/// <param name="Purchase">Null where there is no such purchase.</param>
/// <param name="Balance">Zero without a version for a new user.</param>
/// <param name="AppliedAt">When the event was applied, by its marker in the partition; null where there is none.</param>
public sealed record LedgerState(Versioned<Purchase>? Purchase, Versioned<Balance> Balance, DateTimeOffset? AppliedAt)
{
    /// <summary>The event's marker stands in the partition.</summary>
    public bool IsEventApplied => AppliedAt is not null;
}
