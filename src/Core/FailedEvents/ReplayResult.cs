using CreditFunctions.Core.Events;

namespace CreditFunctions.Core.FailedEvents;

/// <summary>What replaying an event did, or would do.</summary>
/// <param name="EventId">The event id.</param>
/// <param name="Outcome"><c>applied</c>, <c>duplicate</c>, <c>ignored</c> or <c>failed</c>; a failed event stays parked.</param>
/// <param name="UserId">The user that it concerns.</param>
/// <param name="Credits">The credits that it moves.</param>
/// <param name="Reason">Why it was ignored or failed.</param>
public sealed record ReplayResult(string EventId, string Outcome, string? UserId, long Credits, string? Reason)
{
    internal static ReplayResult Of(string eventId, EventResult result) =>
        new(eventId, result.Name, result.Purchase?.User.Value, result.Credits, result.Reason);

    internal static ReplayResult Failed(string eventId, string reason) => new(eventId, "failed", UserId: null, Credits: 0, reason);
}

/// <summary>The results of a replay.</summary>
/// <param name="Results">One result for each event.</param>
/// <param name="NextCursor">The cursor of the next page; null on the last page.</param>
public sealed record ReplayPage(IReadOnlyList<ReplayResult> Results, string? NextCursor);
