using CreditFunctions.Core.Ledger.Payments;

namespace CreditFunctions.Core.Ledger;

/// <summary>What an observation means for the stored purchase that it was compared with.</summary>
public abstract record MatchResult
{
    private MatchResult()
    {
    }

    /// <summary>The observation belongs to the purchase.</summary>
    /// <param name="Facts">What it adds.</param>
    /// <param name="SessionId">The session of the purchase, where the purchase has none yet.</param>
    public sealed record Accepted(PurchaseFacts Facts, string? SessionId = null) : MatchResult;

    /// <summary>The observation does not belong to the purchase; nothing may change.</summary>
    public sealed record Rejected(string Reason) : MatchResult;
}
