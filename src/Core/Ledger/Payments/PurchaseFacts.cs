using System.Collections.Immutable;

namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>
/// What is known about a purchase's payment. Facts only grow: <see cref="Merge"/> is associative, commutative and idempotent, so the order and
/// the number of deliveries do not matter.
/// </summary>
public sealed record PurchaseFacts
{
    public static PurchaseFacts None { get; } = new();

    /// <summary>Payments that match the purchase, by payment intent.</summary>
    public ImmutableSortedDictionary<string, PaymentFact> Payments { get; init; } = FactMap.Empty<PaymentFact>();

    /// <summary>Payments that do not match the purchase, by payment intent. The key is empty if there was none.</summary>
    public ImmutableSortedDictionary<string, ReviewFact> Reviews { get; init; } = FactMap.Empty<ReviewFact>();

    /// <summary>Refunds, by refund id.</summary>
    public ImmutableSortedDictionary<string, RefundFact> Refunds { get; init; } = FactMap.Empty<RefundFact>();

    /// <summary>The largest <c>amount_refunded</c> of a charge, which Stripe counts cumulatively, by payment intent.</summary>
    public ImmutableSortedDictionary<string, long> AmountsRefunded { get; init; } = FactMap.Empty<long>();

    /// <summary>Disputes, by dispute id.</summary>
    public ImmutableSortedDictionary<string, DisputeFact> Disputes { get; init; } = FactMap.Empty<DisputeFact>();

    /// <summary>The buyer chose a delayed payment method.</summary>
    public bool IsProcessing { get; init; }

    /// <summary>The delayed payment failed. The buyer has to start a new purchase.</summary>
    public bool IsFailed { get; init; }

    /// <summary>The Checkout session expired without a payment.</summary>
    public bool IsExpired { get; init; }

    /// <summary>Combines the facts of both.</summary>
    public PurchaseFacts Merge(PurchaseFacts other) => new()
    {
        Payments = FactMap.Merge(Payments, other.Payments, (mine, theirs) => mine.Merge(theirs)),
        Reviews = FactMap.Merge(Reviews, other.Reviews, (mine, theirs) => mine.Merge(theirs)),
        Refunds = FactMap.Merge(Refunds, other.Refunds, (mine, theirs) => mine.Merge(theirs)),
        AmountsRefunded = FactMap.Merge(AmountsRefunded, other.AmountsRefunded, Math.Max),
        Disputes = FactMap.Merge(Disputes, other.Disputes, (mine, theirs) => mine.Merge(theirs)),
        IsProcessing = IsProcessing || other.IsProcessing,
        IsFailed = IsFailed || other.IsFailed,
        IsExpired = IsExpired || other.IsExpired,
    };

    /// <summary>Compares all facts.</summary>
    public bool Equals(PurchaseFacts? other) =>
        other is not null
        && (IsProcessing, IsFailed, IsExpired) == (other.IsProcessing, other.IsFailed, other.IsExpired)
        && Payments.SequenceEqual(other.Payments)
        && Reviews.SequenceEqual(other.Reviews)
        && Refunds.SequenceEqual(other.Refunds)
        && AmountsRefunded.SequenceEqual(other.AmountsRefunded)
        && Disputes.SequenceEqual(other.Disputes);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Payments.Count, Reviews.Count, Refunds.Count, AmountsRefunded.Count, Disputes.Count, IsProcessing, IsFailed, IsExpired);
}
