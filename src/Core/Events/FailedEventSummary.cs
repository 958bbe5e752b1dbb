namespace CreditFunctions.Core.Events;

/// <summary>A failed event as the list shows it: without its payload.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Type">Null where it could not be read.</param>
/// <param name="Reason">Why it was parked.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FirstError">The first error.</param>
/// <param name="LastError">The latest error.</param>
/// <param name="ParkedAt">When it was parked last.</param>
/// <param name="Cursor">Where the next page begins.</param>
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
/// <param name="NextCursor">Where the next page begins; null where there are no more.</param>
public sealed record FailedEventPage(IReadOnlyList<FailedEventSummary> Events, string? NextCursor);

/// <summary>How many failed events there are.</summary>
/// <param name="Count">The number, up to a limit.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record FailedEventCount(int Count, bool HasMore);
