namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>What a command decided.</summary>
/// <param name="Outcome">The result, valid once the rows are committed.</param>
/// <param name="Source">What caused the change.</param>
/// <param name="Rows">
/// The rows to write in one transaction, in this order. A row that was read and exists is replaced if it has not changed; any other row is
/// inserted. Empty if nothing changes.
/// </param>
public sealed record Decision<TOutcome>(TOutcome Outcome, EntrySource? Source, IReadOnlyList<ILedgerRow> Rows);

/// <summary>Creates decisions.</summary>
public static class Decision
{
    /// <summary>Nothing is written.</summary>
    public static Decision<TOutcome> Unchanged<TOutcome>(TOutcome outcome) => new(outcome, Source: null, []);
}
