namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>Money that a dispute moved: one balance transaction at Stripe.</summary>
/// <param name="Amount">In minor units and without fees; below zero where money was withdrawn.</param>
/// <param name="Currency">The currency of the seller's balance, which may differ from the dispute's.</param>
/// <param name="At">When it moved, by Stripe's clock.</param>
public sealed record DisputeMovement(long Amount, string Currency, DateTimeOffset At)
{
    private const char Nameless = '#';

    /// <summary>An id for a movement that has none, so that it can be recognized when it is seen again.</summary>
    /// <param name="number">Counts equal movements of the same dispute, from 1.</param>
    internal string NamelessId(int number) => $"{Nameless}{number} {Amount} {Currency}";

    internal static bool IsNameless(string id) => id.StartsWith(Nameless);

    /// <summary>A balance transaction never changes. If two events contradict each other, the lower amount counts, because it gives no credits away.</summary>
    internal DisputeMovement Merge(DisputeMovement other)
    {
        var order = Amount.CompareTo(other.Amount);
        order = order != 0 ? order : string.CompareOrdinal(Currency, other.Currency);
        order = order != 0 ? order : At.CompareTo(other.At);
        return order <= 0 ? this : other;
    }
}
