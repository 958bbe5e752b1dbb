namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>A payment of the stored session that does not match the purchase. It grants no credits until an operator accepts it.</summary>
/// <param name="Reason">What does not match, for operators.</param>
/// <param name="Amount">The amount paid, in minor units of the session's currency; zero if nothing was paid.</param>
/// <param name="PaidAt">The creation of the earliest event that reported the payment.</param>
public sealed record ReviewFact(string Reason, long Amount, DateTimeOffset PaidAt)
{
    internal ReviewFact Merge(ReviewFact other) => new(
        string.CompareOrdinal(Reason, other.Reason) <= 0 ? Reason : other.Reason,
        Math.Max(Amount, other.Amount),
        PaidAt <= other.PaidAt ? PaidAt : other.PaidAt);
}
