using CreditFunctions.Core.Ledger.Commands;

namespace CreditFunctions.Core.Ledger;

/// <summary>A user's balance: the sum of all entries. It may be negative after a reversal.</summary>
/// <param name="Credits">The balance in credits.</param>
/// <param name="Sequence">The sequence of the last entry; 0 for none.</param>
/// <param name="Purchased">Credits ever bought.</param>
/// <param name="Spent">Credits ever spent.</param>
/// <param name="Reversed">Credits taken back, less those restored.</param>
/// <param name="UpdatedAt">When the last entry was written; null for none.</param>
public sealed record Balance(long Credits, long Sequence, long Purchased, long Spent, long Reversed, DateTimeOffset? UpdatedAt) : ILedgerRow
{
    /// <summary>The balance of a user without entries.</summary>
    public static Balance Zero { get; } = new(0, 0, 0, 0, 0, null);

    /// <inheritdoc/>
    public LedgerKey Key => LedgerKey.Balance;
}
