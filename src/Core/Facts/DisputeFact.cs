namespace CreditFunctions.Core.Facts;

/// <summary>One dispute of a payment.</summary>
/// <param name="PaymentIntent">The payment that is disputed.</param>
/// <param name="Amount">The largest amount seen while it was a chargeback; 0 for an inquiry.</param>
/// <param name="Currency">Of <paramref name="Amount"/>; Stripe may dispute in another currency than was paid.</param>
/// <param name="Marks">What was seen of it.</param>
public sealed record DisputeFact(string PaymentIntent, long Amount, string Currency, DisputeMarks Marks)
{
    /// <summary>Won or reinstated: the seller has the money.</summary>
    public bool IsRestored => (Marks & (DisputeMarks.Won | DisputeMarks.Reinstated)) != 0;

    /// <summary>The money is gone, for now or for good.</summary>
    public bool TakesMoney => !IsRestored && (Marks & (DisputeMarks.Withdrawn | DisputeMarks.Lost)) != 0;

    /// <summary>Decided against the seller.</summary>
    public bool IsLost => !IsRestored && Marks.HasFlag(DisputeMarks.Lost);

    /// <summary>A chargeback that is not decided for the seller; an inquiry is none.</summary>
    public bool IsOpen => !IsRestored && Marks != DisputeMarks.None;

    internal DisputeFact Join(DisputeFact other) => new(
        string.CompareOrdinal(PaymentIntent, other.PaymentIntent) >= 0 ? PaymentIntent : other.PaymentIntent,
        Math.Max(Amount, other.Amount),
        string.CompareOrdinal(Currency, other.Currency) >= 0 ? Currency : other.Currency,
        Marks | other.Marks);
}
