namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>A row of a user's partition as commands use it. <c>Storage/Rows</c> defines its stored form.</summary>
public interface ILedgerRow
{
    /// <summary>Which row this is.</summary>
    LedgerKey Key { get; }
}
