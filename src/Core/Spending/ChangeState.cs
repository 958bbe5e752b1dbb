using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Spending;

/// <summary>All that a decision about a change depends on, read together.</summary>
/// <param name="Made">What was made under the same key; null for nothing.</param>
/// <param name="Balance">Zero without a version for a new user.</param>
public sealed record ChangeState(MadeChange? Made, Versioned<Balance> Balance);
