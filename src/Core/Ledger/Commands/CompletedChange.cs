namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>The idempotency record of a spend or an adjustment, with the result that a repeat returns.</summary>
/// <param name="Change">The change.</param>
/// <param name="BalanceAfter">The balance after it.</param>
/// <param name="Sequence">The sequence of its entry.</param>
public sealed record CompletedChange(ChangeBalance Change, long BalanceAfter, long Sequence) : ILedgerRow
{
    /// <inheritdoc/>
    public LedgerKey Key => LedgerKey.Change(Change.Kind, Change.IdempotencyKey);
}
