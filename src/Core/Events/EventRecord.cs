namespace CreditFunctions.Core.Events;

/// <summary>The event log's record of a Stripe event. It holds the event's outcome.</summary>
/// <param name="EventId"><c>evt_…</c>, or <c>unreadable-…</c> for a message without a readable id.</param>
/// <param name="Type">The event type; null if it could not be read.</param>
public sealed record EventRecord(string EventId, string? Type)
{
    /// <summary>When the event happened, by Stripe's clock.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was first received.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    public EventOutcome Outcome { get; init; }

    /// <summary>How many attempts were made until the outcome; duplicates do not count.</summary>
    public int Attempts { get; init; } = 1;

    public string? FirstError { get; init; }

    public string? LastError { get; init; }

    /// <summary>Why it was ignored, parked or discarded.</summary>
    public string? Reason { get; init; }

    /// <summary>The user that it concerns.</summary>
    public string? UserId { get; init; }

    /// <summary>The purchase that it concerns.</summary>
    public string? PurchaseId { get; init; }

    /// <summary>When it was last parked; kept after it was applied or discarded.</summary>
    public DateTimeOffset? ParkedAt { get; init; }

    /// <summary>Why it was last parked; kept after it was applied or discarded.</summary>
    public string? ParkReason { get; init; }

    /// <summary>Whether the event is applied or ignored.</summary>
    public bool IsDone => Outcome is EventOutcome.Applied or EventOutcome.Ignored;
}
