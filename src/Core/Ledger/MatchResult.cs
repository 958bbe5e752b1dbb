using CreditFunctions.Core.Ledger.Payments;

namespace CreditFunctions.Core.Ledger;

/// <summary>The result of comparing an update with the stored purchase.</summary>
public abstract record MatchResult
{
    private MatchResult()
    {
    }

    /// <summary>The update belongs to the purchase.</summary>
    /// <param name="Facts">The facts that it adds.</param>
    /// <param name="SessionId">The Checkout session; it becomes the session of a purchase that has none yet.</param>
    public sealed record Accepted(PurchaseFacts Facts, string? SessionId = null) : MatchResult;

    /// <summary>The update does not belong to the purchase, which must not change.</summary>
    public sealed record Rejected(string Reason) : MatchResult;
}
