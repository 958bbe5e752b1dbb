namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>Money came for the stored session, but not as the purchase says: no credits until a person has looked.</summary>
/// <param name="Reason">What does not match, in words for an operator.</param>
/// <param name="Amount">What was paid, in minor units of the session's currency; zero where nothing was.</param>
/// <param name="PaidAt">When the earliest event that tells of it was created.</param>
public sealed record ReviewFact(string Reason, long Amount, DateTimeOffset PaidAt)
{
    internal ReviewFact Merge(ReviewFact other) => new(
        string.CompareOrdinal(Reason, other.Reason) <= 0 ? Reason : other.Reason,
        Math.Max(Amount, other.Amount),
        PaidAt <= other.PaidAt ? PaidAt : other.PaidAt);
}
