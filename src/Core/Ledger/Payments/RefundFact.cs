namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>One refund of a payment.</summary>
/// <param name="PaymentIntent">The refunded payment.</param>
/// <param name="Amount">The refunded amount in minor units.</param>
/// <param name="Status">The highest status received.</param>
public sealed record RefundFact(string PaymentIntent, long Amount, RefundStatus Status)
{
    /// <summary>Whether the refund failed or was canceled, so the merchant has the money.</summary>
    public bool IsUndone => Status is RefundStatus.Failed or RefundStatus.Canceled;

    internal RefundFact Merge(RefundFact other) => new(
        string.CompareOrdinal(PaymentIntent, other.PaymentIntent) >= 0 ? PaymentIntent : other.PaymentIntent,
        Math.Max(Amount, other.Amount),
        Status >= other.Status ? Status : other.Status);
}
