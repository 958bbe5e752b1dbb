namespace CreditFunctions.Core.Facts;

/// <summary>What was seen of a dispute; marks are only ever added.</summary>
[Flags]
public enum DisputeMarks
{
    None = 0,

    /// <summary>A chargeback, not only an inquiry.</summary>
    Opened = 1,

    /// <summary>The bank took the money.</summary>
    Withdrawn = 2,

    /// <summary>The bank gave it back.</summary>
    Reinstated = 4,

    Lost = 8,

    Won = 16,
}
