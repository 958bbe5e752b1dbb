namespace CreditFunctions.Core.Parking;

/// <summary>How a replay ended. The names in JSON are these in lower case.</summary>
public enum ReplayOutcome
{
    Applied,

    /// <summary>It had been applied before, and had nothing to add.</summary>
    Duplicate,

    Ignored,

    /// <summary>It stays parked.</summary>
    Failed,
}
