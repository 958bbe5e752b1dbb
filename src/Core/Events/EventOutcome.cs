namespace CreditFunctions.Core.Events;

/// <summary>What became of an event. The names in storage and JSON are these in lower case.</summary>
public enum EventOutcome
{
    /// <summary>Seen, not finished.</summary>
    Received,

    /// <summary>Its facts are in the purchase.</summary>
    Applied,

    /// <summary>It concerns nothing of ours; the journal says why.</summary>
    Ignored,
}
