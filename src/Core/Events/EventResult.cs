using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Events;

/// <summary>What came of handling an event.</summary>
/// <param name="Outcome">Applied or ignored; a failure is an exception.</param>
/// <param name="Reason">Why it was ignored.</param>
/// <param name="Purchase">The purchase that it concerns.</param>
/// <param name="Credits">How many credits it moved.</param>
/// <param name="IsDuplicate">It had been applied before.</param>
public sealed record EventResult(EventOutcome Outcome, string? Reason = null, PurchaseName? Purchase = null, long Credits = 0, bool IsDuplicate = false);
