namespace CreditFunctions.Core.Ledger;

/// <summary>The kind of a ledger entry. Storage and JSON use these names in lower case.</summary>
public enum EntryKind
{
    /// <summary>Adds the credits of a paid purchase.</summary>
    Grant,

    /// <summary>Takes credits back because money went back.</summary>
    Reversal,

    /// <summary>Takes a reversal back.</summary>
    Restore,

    /// <summary>Uses credits.</summary>
    Spend,

    /// <summary>An operator's correction.</summary>
    Adjustment,
}
