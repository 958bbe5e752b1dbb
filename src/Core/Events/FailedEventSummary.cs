namespace CreditFunctions.Core.Events;

/// <summary>A failed event as listed, without its payload.</summary>
/// <param name="EventId">The event id.</param>
/// <param name="Type">The event type; null if it could not be read.</param>
/// <param name="Reason">Why it was parked.</param>
/// <param name="Attempts">The number of attempts.</param>
/// <param name="FirstError">The first error.</param>
/// <param name="LastError">The latest error.</param>
/// <param name="ParkedAt">When it was last parked.</param>
/// <param name="Cursor">The cursor of a page that begins after this event.</param>
public sealed record FailedEventSummary(
    string EventId,
    string? Type,
    string Reason,
    int Attempts,
    string? FirstError,
    string? LastError,
    DateTimeOffset ParkedAt,
    string Cursor);

/// <summary>A page of failed events.</summary>
/// <param name="Events">The events.</param>
/// <param name="NextCursor">The cursor of the next page; null on the last page.</param>
public sealed record FailedEventPage(IReadOnlyList<FailedEventSummary> Events, string? NextCursor);

/// <summary>How many failed events there are.</summary>
/// <param name="Count">The number, up to a limit.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record FailedEventCount(int Count, bool HasMore);
