namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>
/// A change to one user's partition. It declares the rows that it reads and decides from those rows and the time alone.
/// <c>LedgerWriter</c> reads, decides and commits, and does so again when another writer was first; so a decision must not have effects.
/// </summary>
/// <typeparam name="TOutcome">The possible results, usually a closed set of records.</typeparam>
public interface ICommand<TOutcome>
{
    /// <summary>The rows to read before the decision.</summary>
    IReadOnlyList<LedgerKey> Reads { get; }

    /// <summary>Decides.</summary>
    /// <param name="rows">
    /// The rows of <see cref="Reads"/> as they are stored. After a conflict also those that the previous decision tried to write.
    /// </param>
    /// <param name="now">The time of the decision.</param>
    Decision<TOutcome> Decide(LedgerSnapshot rows, DateTimeOffset now);
}
