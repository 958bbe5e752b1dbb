namespace CreditFunctions.Core.Parking;

/// <summary>What replaying one event did, or would do.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="UserId">The user whom it concerns.</param>
/// <param name="Credits">How many credits it moves.</param>
/// <param name="Reason">Why it was ignored or failed.</param>
public sealed record ReplayResult(string EventId, ReplayOutcome Outcome, string? UserId, long Credits, string? Reason);
