using System.Collections.Immutable;

namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>One dispute of a payment.</summary>
/// <param name="PaymentIntent">The disputed payment.</param>
/// <param name="Amount">The largest amount received while it was a chargeback, in minor units; 0 for an inquiry.</param>
/// <param name="Currency">The currency of <paramref name="Amount"/>; it may differ from that of the payment.</param>
/// <param name="Marks">The statuses and event types that were received.</param>
public sealed record DisputeFact(string PaymentIntent, long Amount, string Currency, DisputeMarks Marks)
{
    /// <summary>The movements of money, by the id of the balance transaction.</summary>
    public ImmutableSortedDictionary<string, DisputeMovement> Movements { get; init; } = FactMap.Empty<DisputeMovement>();

    /// <summary>The latest status. Null if no known status was received, and in facts of earlier versions, which have only marks.</summary>
    public DisputeStatusAt? Latest { get; init; }

    /// <summary>Whether the dispute was decided against the merchant.</summary>
    public bool IsLost => Latest is { } latest ? latest.Status == DisputeStatus.Lost : !IsReturned && Marks.HasFlag(DisputeMarks.Lost);

    /// <summary>Whether this is a chargeback that is not decided yet.</summary>
    public bool IsOpen => Latest is { } latest ? latest.IsOpen : !IsReturned && (Marks != DisputeMarks.None || !Movements.IsEmpty);

    /// <summary>Whether the money is withdrawn, according to the marks. Marks have no amounts, so they count only while no movement is known.</summary>
    public bool IsWithdrawnByMarks => !IsReturned && (Marks & (DisputeMarks.Withdrawn | DisputeMarks.Lost)) != 0;

    private bool IsReturned => (Marks & (DisputeMarks.Won | DisputeMarks.Reinstated)) != 0;

    /// <summary>Compares all members, including each movement.</summary>
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
