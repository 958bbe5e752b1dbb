namespace CreditFunctions.Core.Events;

/// <summary>What became of an event. The names in JSON are these in lower case. None follows on <see cref="Applied"/>.</summary>
public enum EventOutcome
{
    /// <summary>Seen, not finished.</summary>
    Received,

    /// <summary>Its facts are in the purchase.</summary>
    Applied,

    /// <summary>It concerns nothing of ours; the journal says why.</summary>
    Ignored,

    /// <summary>Given up on, and kept for an operator.</summary>
    Parked,

    /// <summary>An operator has decided that nothing is to be done.</summary>
    Discarded,
}
