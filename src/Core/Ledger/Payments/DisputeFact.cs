using System.Collections.Immutable;

namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>One dispute of a payment.</summary>
/// <param name="PaymentIntent">The payment that is disputed.</param>
/// <param name="Amount">The largest amount seen while it was a chargeback; 0 for an inquiry.</param>
/// <param name="Currency">The currency of <paramref name="Amount"/>; it may differ from that of the payment.</param>
/// <param name="Marks">Which statuses and event types were seen.</param>
public sealed record DisputeFact(string PaymentIntent, long Amount, string Currency, DisputeMarks Marks)
{
    /// <summary>The money that it moved, by the id of the balance transaction.</summary>
    public ImmutableSortedDictionary<string, DisputeMovement> Movements { get; init; } = FactMap.Empty<DisputeMovement>();

    /// <summary>The latest status. Null where none was known; facts that were stored before it was kept have only marks.</summary>
    public DisputeStatusAt? Latest { get; init; }

    /// <summary>Decided against the seller.</summary>
    public bool IsLost => Latest is { } latest ? latest.Status == DisputeStatus.Lost : !IsReturned && Marks.HasFlag(DisputeMarks.Lost);

    /// <summary>A chargeback that is not decided yet.</summary>
    public bool IsOpen => Latest is { } latest ? latest.IsOpen : !IsReturned && (Marks != DisputeMarks.None || !Movements.IsEmpty);

    /// <summary>The seller's money is gone, as far as marks can tell: they know no amounts, and count only while no movement is known.</summary>
    public bool IsWithdrawnByMarks => !IsReturned && (Marks & (DisputeMarks.Withdrawn | DisputeMarks.Lost)) != 0;

    private bool IsReturned => (Marks & (DisputeMarks.Won | DisputeMarks.Reinstated)) != 0;

    /// <summary>Equal when all of it is, each movement included.</summary>
    public bool Equals(DisputeFact? other) =>
        other is not null
        && (PaymentIntent, Amount, Currency, Marks, Latest) == (other.PaymentIntent, other.Amount, other.Currency, other.Marks, other.Latest)
        && Movements.SequenceEqual(other.Movements);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PaymentIntent, Amount, Currency, Marks, Latest, Movements.Count);

    internal DisputeFact Merge(DisputeFact other)
    {
        var isLarger = Amount != other.Amount ? Amount > other.Amount : string.CompareOrdinal(Currency, other.Currency) >= 0;
        return new DisputeFact(
            string.CompareOrdinal(PaymentIntent, other.PaymentIntent) >= 0 ? PaymentIntent : other.PaymentIntent,
            isLarger ? Amount : other.Amount,
            isLarger ? Currency : other.Currency,
            Marks | other.Marks)
        {
            Movements = FactMap.Merge(Movements, other.Movements, (mine, theirs) => mine.Merge(theirs)),
            Latest = DisputeStatusAt.Later(Latest, other.Latest),
        };
    }
}
