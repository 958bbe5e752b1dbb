using System.Text.Json;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>One difference between Stripe and the ledger.</summary>
/// <param name="Kind">Which.</param>
/// <param name="UserId">The user whom it concerns, where that is known.</param>
/// <param name="PurchaseId">The purchase, where that is known.</param>
/// <param name="SessionId">The Checkout session, where there is one.</param>
/// <param name="Credits">The credits at stake: those that settling it moves; those that the user has without a payment.</param>
/// <param name="IsSettled">It is mended; a dry run mends nothing.</param>
/// <param name="Reason">What was seen, in words for an operator.</param>
public sealed record Difference(
    DifferenceKind Kind,
    string? UserId,
    string? PurchaseId,
    string? SessionId,
    long Credits,
    bool IsSettled,
    string Reason)
{
    /// <summary>The kind as it stands in answers, logs and metrics.</summary>
    public string KindName => JsonNamingPolicy.KebabCaseLower.ConvertName(Kind.ToString());
}
