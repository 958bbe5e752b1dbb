using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>The result of recording a payment update.</summary>
public abstract record PaymentOutcome
{
    private PaymentOutcome()
    {
    }

    /// <summary>The facts are recorded.</summary>
    /// <param name="Before">The purchase before.</param>
    /// <param name="Update">The purchase, the entry and the balance after; no entry if no credits moved.</param>
    /// <param name="IsDuplicate">Whether the event had already been applied and added nothing.</param>
    public sealed record Recorded(Purchase Before, LedgerUpdate Update, bool IsDuplicate) : PaymentOutcome
    {
        /// <summary>Whether the purchase changed.</summary>
        public bool IsChange => Update.Purchase != Before;
    }

    /// <summary>The event had already been applied.</summary>
    public sealed record Duplicate : PaymentOutcome;

    /// <summary>The update does not belong to the purchase, which did not change.</summary>
    public sealed record Rejected(string Reason, Purchase Purchase) : PaymentOutcome;

    /// <summary>The purchase does not exist, or does not exist yet.</summary>
    public sealed record UnknownPurchase : PaymentOutcome;
}
