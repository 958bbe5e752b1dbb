namespace CreditFunctions.Core.Events;

/// <summary>The outcome of an event. The names in JSON are these in lower case. <see cref="Applied"/> is final.</summary>
public enum EventOutcome
{
    /// <summary>Tried and failed; the queue tries it again.</summary>
    Received,

    /// <summary>Its facts are recorded in the purchase.</summary>
    Applied,

    /// <summary>It concerns no purchase of ours, or changes nothing; the reason is logged.</summary>
    Ignored,

    /// <summary>Retrying did not help. Kept until an operator replays or discards it.</summary>
    Parked,

    /// <summary>An operator decided that nothing is to be done. A later failure of the same event parks it again.</summary>
    Discarded,
}
