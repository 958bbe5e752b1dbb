namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>A row of a user's partition as commands see it. Its stored form is the concern of <c>Storage/Rows</c>.</summary>
public interface ILedgerRow
{
    /// <summary>Which row this is.</summary>
    LedgerKey Key { get; }
}
