namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>The statuses and event types of a dispute that were received. Marks are added and never removed.</summary>
[Flags]
public enum DisputeMarks
{
    None = 0,

    /// <summary>The dispute had a status of a chargeback, not only of an inquiry.</summary>
    Opened = 1,

    /// <summary>An event reported that money was withdrawn.</summary>
    Withdrawn = 2,

    /// <summary>An event reported that money was returned, in whole or in part.</summary>
    Reinstated = 4,

    Lost = 8,

    Won = 16,
}
