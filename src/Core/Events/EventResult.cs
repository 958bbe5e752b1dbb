using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Events;

/// <summary>The result of processing an event; a failure is an exception.</summary>
/// <param name="Outcome">Applied or ignored.</param>
/// <param name="Reason">Why it was ignored.</param>
/// <param name="Purchase">The purchase that it concerns.</param>
/// <param name="Credits">The credits that it moved.</param>
/// <param name="IsDuplicate">Whether it had already been applied.</param>
public sealed record EventResult(EventOutcome Outcome, string? Reason = null, PurchaseKey? Purchase = null, long Credits = 0, bool IsDuplicate = false)
{
    /// <summary>Stripe's code for a declined payment.</summary>
    public string? DeclineCode { get; init; }

    /// <summary>The event names a purchase that its session does not belong to.</summary>
    public bool IsForeignSession { get; init; }

    /// <summary>For metrics: <c>applied</c>, <c>duplicate</c> or <c>ignored</c>.</summary>
    public string Name => IsDuplicate ? "duplicate" : Outcome.ToString().ToLowerInvariant();
}
