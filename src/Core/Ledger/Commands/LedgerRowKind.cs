namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>The kinds of rows that commands read and write in a user's partition.</summary>
public enum LedgerRowKind
{
    Balance,
    Purchase,
    Session,
    Checkout,
    Customer,
    Entry,
    Event,
    Spend,
    Adjustment,
}
