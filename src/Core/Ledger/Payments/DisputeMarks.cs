namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>Which statuses and event types of a dispute were seen; marks are only ever added.</summary>
[Flags]
public enum DisputeMarks
{
    None = 0,

    /// <summary>A status of a chargeback, not only of an inquiry.</summary>
    Opened = 1,

    /// <summary>The event that tells of money withdrawn.</summary>
    Withdrawn = 2,

    /// <summary>The event that tells of money returned, in whole or in part.</summary>
    Reinstated = 4,

    Lost = 8,

    Won = 16,
}
