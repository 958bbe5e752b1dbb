namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>One refund of a payment.</summary>
/// <param name="PaymentIntent">The payment it gives back.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Status">The highest status seen.</param>
public sealed record RefundFact(string PaymentIntent, long Amount, RefundStatus Status)
{
    /// <summary>Failed or canceled: the money stayed with, or came back to, the seller.</summary>
    public bool IsUndone => Status is RefundStatus.Failed or RefundStatus.Canceled;

    internal RefundFact Merge(RefundFact other) => new(
        string.CompareOrdinal(PaymentIntent, other.PaymentIntent) >= 0 ? PaymentIntent : other.PaymentIntent,
        Math.Max(Amount, other.Amount),
        Status >= other.Status ? Status : other.Status);
}
