using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>The result of recording what is known of a payment.</summary>
public abstract record PaymentOutcome
{
    private PaymentOutcome()
    {
    }

    /// <summary>The facts are recorded.</summary>
    /// <param name="Before">The purchase before.</param>
    /// <param name="Update">The purchase, entry and balance after; no entry where no credits moved.</param>
    /// <param name="IsDuplicate">The event had been applied before and added nothing.</param>
    public sealed record Recorded(Purchase Before, LedgerUpdate Update, bool IsDuplicate) : PaymentOutcome
    {
        /// <summary>The purchase changed.</summary>
        public bool IsChange => Update.Purchase != Before;
    }

    /// <summary>The event was applied before.</summary>
    public sealed record Duplicate : PaymentOutcome;

    /// <summary>The observation does not belong to the purchase, which did not change.</summary>
    public sealed record Rejected(string Reason, Purchase Purchase) : PaymentOutcome;

    /// <summary>There is no such purchase, or not yet.</summary>
    public sealed record UnknownPurchase : PaymentOutcome;
}
