namespace CreditFunctions.Core.Events;

/// <summary>The outcome of an event. JSON uses these names in lower case. <see cref="Applied"/> is final.</summary>
public enum EventOutcome
{
    /// <summary>An attempt failed; the queue retries.</summary>
    Received,

    /// <summary>Its facts are recorded in the purchase.</summary>
    Applied,

    /// <summary>It concerns no purchase of ours, or changes nothing; the reason is logged.</summary>
    Ignored,

    /// <summary>Could not be applied. Kept until an operator replays or discards it.</summary>
    Parked,

    /// <summary>Discarded by an operator. A later failure of the same event parks it again.</summary>
    Discarded,
}
