namespace CreditFunctions.Core.Ledger;

/// <summary>Why an entry stands in the ledger. The names in storage and JSON are these in lower case.</summary>
public enum EntryKind
{
    /// <summary>Adds what was paid for.</summary>
    Grant,

    /// <summary>Takes back what was paid back.</summary>
    Reversal,

    /// <summary>Takes a reversal back.</summary>
    Restore,

    /// <summary>Uses credits.</summary>
    Spend,

    /// <summary>An operator's correction.</summary>
    Adjustment,
}
