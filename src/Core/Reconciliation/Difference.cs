using System.Text.Json;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>A difference between Stripe and the ledger.</summary>
/// <param name="Kind">How they differ.</param>
/// <param name="UserId">The user, if known.</param>
/// <param name="PurchaseId">The purchase, if known.</param>
/// <param name="SessionId">The Checkout session, if there is one.</param>
/// <param name="Credits">The credits that settling it moves, or those that the user holds without a payment.</param>
/// <param name="IsSettled">Whether the run settled it; a dry run settles nothing.</param>
/// <param name="Reason">A sentence for operators.</param>
public sealed record Difference(
    DifferenceKind Kind,
    string? UserId,
    string? PurchaseId,
    string? SessionId,
    long Credits,
    bool IsSettled,
    string Reason)
{
    /// <summary>The kind as in responses, logs and metrics.</summary>
    public string KindName => JsonNamingPolicy.KebabCaseLower.ConvertName(Kind.ToString());
}

/// <summary>How Stripe and the ledger differ. In JSON, the names are in kebab case.</summary>
public enum DifferenceKind
{
    /// <summary>Stripe has a payment, and the user has no credits for it.</summary>
    PaidNotCredited,

    /// <summary>The user has credits, and Stripe has no payment for them.</summary>
    CreditedNotPaid,

    /// <summary>Stripe and the ledger have the same payment with different amounts.</summary>
    AmountDiffers,

    /// <summary>An event did not reach this application.</summary>
    UndeliveredEvent,
}
