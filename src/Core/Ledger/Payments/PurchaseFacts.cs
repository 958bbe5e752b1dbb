using System.Collections.Immutable;

namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>
/// What is known of a purchase's payment. Facts only grow: <see cref="Merge"/> is associative, commutative and idempotent, so that the
/// order and the number of deliveries cannot matter.
/// </summary>
public sealed record PurchaseFacts
{
    public static PurchaseFacts None { get; } = new();

    /// <summary>Payments that count, by payment intent.</summary>
    public ImmutableSortedDictionary<string, PaymentFact> Payments { get; init; } = FactMap.Empty<PaymentFact>();

    /// <summary>Payments that do not match the purchase, by payment intent (empty where there was none).</summary>
    public ImmutableSortedDictionary<string, ReviewFact> Reviews { get; init; } = FactMap.Empty<ReviewFact>();

    /// <summary>By refund id.</summary>
    public ImmutableSortedDictionary<string, RefundFact> Refunds { get; init; } = FactMap.Empty<RefundFact>();

    /// <summary>The largest <c>amount_refunded</c> of a charge, which Stripe counts cumulatively, by payment intent.</summary>
    public ImmutableSortedDictionary<string, long> AmountsRefunded { get; init; } = FactMap.Empty<long>();

    /// <summary>By dispute id.</summary>
    public ImmutableSortedDictionary<string, DisputeFact> Disputes { get; init; } = FactMap.Empty<DisputeFact>();

    /// <summary>The buyer chose a payment method that settles later.</summary>
    public bool IsProcessing { get; init; }

    /// <summary>The later settlement failed; the buyer has to start again.</summary>
    public bool IsFailed { get; init; }

    /// <summary>The Checkout session ran out before anything was paid.</summary>
    public bool IsExpired { get; init; }

    /// <summary>Both together.</summary>
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

    /// <summary>Equal when every fact is.</summary>
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
