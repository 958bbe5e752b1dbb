using CreditFunctions.Core.Facts;

namespace CreditFunctions.Core.Ledger;

/// <summary>What an observation means for the purchase it was held against.</summary>
public abstract record Judgement
{
    private Judgement()
    {
    }

    /// <summary>New facts, and the session's id where the purchase does not have one yet.</summary>
    public sealed record Accepted(PurchaseFacts Facts, string? SessionId = null) : Judgement;

    /// <summary>Nothing may change.</summary>
    public sealed record Refused(string Reason) : Judgement;
}
