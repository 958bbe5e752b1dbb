namespace CreditFunctions.Core.Events;

/// <summary>What the event log knows of a Stripe event. The one place that holds an event's outcome.</summary>
/// <param name="EventId"><c>evt_…</c>, or <c>unreadable-…</c> for a message without a readable id.</param>
/// <param name="Type">The event type, where it could be read.</param>
public sealed record EventRecord(string EventId, string? Type)
{
    /// <summary>When the event happened, by Stripe's clock.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was first received.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    public EventOutcome Outcome { get; init; }

    /// <summary>How often it was tried until its outcome; duplicates do not count.</summary>
    public int Attempts { get; init; } = 1;

    public string? FirstError { get; init; }

    public string? LastError { get; init; }

    /// <summary>Why it was ignored, parked or discarded.</summary>
    public string? Reason { get; init; }

    /// <summary>The user that it concerns.</summary>
    public string? UserId { get; init; }

    /// <summary>The purchase that it concerns.</summary>
    public string? PurchaseId { get; init; }

    /// <summary>When it was last parked; stays after it was applied or discarded.</summary>
    public DateTimeOffset? ParkedAt { get; init; }

    /// <summary>Why it was last parked; stays after it was applied or discarded.</summary>
    public string? ParkReason { get; init; }

    /// <summary>The event is over: applied or ignored.</summary>
    public bool IsDone => Outcome is EventOutcome.Applied or EventOutcome.Ignored;
}
