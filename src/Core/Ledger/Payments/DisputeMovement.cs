namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>A movement of money because of a dispute: one balance transaction at Stripe.</summary>
/// <param name="Amount">The amount in minor units, without fees. Negative if money was withdrawn.</param>
/// <param name="Currency">The currency of the merchant's balance, which may differ from the dispute's.</param>
/// <param name="At">When the money moved, by Stripe's clock.</param>
public sealed record DisputeMovement(long Amount, string Currency, DateTimeOffset At)
{
    private const char Nameless = '#';

    /// <summary>Creates an id for a movement without one, so that the same movement gets the same id when it is received again.</summary>
    /// <param name="number">The number of this movement among equal movements of the dispute, from 1.</param>
    internal string NamelessId(int number) => $"{Nameless}{number} {Amount} {Currency}";

    internal static bool IsNameless(string id) => id.StartsWith(Nameless);

    /// <summary>
    /// A balance transaction never changes. If two events contradict each other, the lower amount counts, because it never grants too many
    /// credits.
    /// </summary>
    internal DisputeMovement Merge(DisputeMovement other)
    {
        var order = Amount.CompareTo(other.Amount);
        order = order != 0 ? order : string.CompareOrdinal(Currency, other.Currency);
        order = order != 0 ? order : At.CompareTo(other.At);
        return order <= 0 ? this : other;
    }
}
