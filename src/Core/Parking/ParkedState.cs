namespace CreditFunctions.Core.Parking;

/// <summary>Where a parked event stands. A later failure opens it again, whatever it is.</summary>
public enum ParkedState
{
    /// <summary>Waits for an operator.</summary>
    Open,

    /// <summary>Applied since: by a replay, a redelivery or reconciliation.</summary>
    Settled,

    /// <summary>An operator has decided that nothing is to be done.</summary>
    Discarded,
}
