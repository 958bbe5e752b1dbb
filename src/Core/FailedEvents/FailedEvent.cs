using CreditFunctions.Core.Events;

namespace CreditFunctions.Core.FailedEvents;

/// <summary>An event that was parked, with everything needed to understand it and to apply it later.</summary>
/// <param name="Record">Its record in the event log.</param>
/// <param name="ParkedAt">When it was last parked.</param>
/// <param name="Reason">Why it was parked.</param>
/// <param name="DiscardReason">Why an operator discarded it.</param>
/// <param name="Payload">The raw event, or the raw message if it contains no event.</param>
public sealed record FailedEvent(EventRecord Record, DateTimeOffset ParkedAt, string Reason, string? DiscardReason, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Whether the event still needs an operator.</summary>
    public FailedEventState State => Record.Outcome switch
    {
        EventOutcome.Parked => FailedEventState.Open,
        EventOutcome.Discarded => FailedEventState.Discarded,
        _ => FailedEventState.Settled,
    };
}

/// <summary>The state of a failed event. JSON uses these names in lower case. A later failure opens it again.</summary>
public enum FailedEventState
{
    /// <summary>Waits for an operator.</summary>
    Open,

    /// <summary>Applied since: by a replay, a redelivery or reconciliation.</summary>
    Settled,

    /// <summary>Discarded by an operator.</summary>
    Discarded,
}
