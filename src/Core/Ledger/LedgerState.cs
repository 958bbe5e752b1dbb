using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Ledger;

/// <summary>All that a decision about a purchase depends on, read together.</summary>
/// <param name="Purchase">Null where there is no such purchase.</param>
/// <param name="Balance">Zero without a version for a new user.</param>
/// <param name="IsEventApplied">The event's marker stands in the partition.</param>
public sealed record LedgerState(Versioned<Purchase>? Purchase, Versioned<Balance> Balance, bool IsEventApplied);
