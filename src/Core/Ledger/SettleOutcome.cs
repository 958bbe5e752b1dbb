using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Ledger;

/// <summary>How settling a purchase ended.</summary>
public abstract record SettleOutcome
{
    private SettleOutcome()
    {
    }

    /// <summary>The facts are in; credits moved by <see cref="Posting.Entry"/>, or not at all.</summary>
    /// <param name="Before">The purchase as it was.</param>
    /// <param name="Posting">What was written.</param>
    /// <param name="IsRepeated">The event had been applied before, and had nothing to add.</param>
    public sealed record Settled(Purchase Before, Posting Posting, bool IsRepeated) : SettleOutcome;

    /// <summary>The event was applied before.</summary>
    public sealed record Duplicate : SettleOutcome;

    /// <summary>The event does not concern the purchase, which is as it was.</summary>
    public sealed record Ignored(string Reason, Purchase Purchase) : SettleOutcome;

    /// <summary>There is no such purchase (yet).</summary>
    public sealed record UnknownPurchase : SettleOutcome;
}
