namespace CreditFunctions.Core.Events;

/// <summary>What the journal tells of an event.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Type">Its type, where it could be read.</param>
/// <param name="CreatedAt">When it happened, by Stripe's clock.</param>
/// <param name="ReceivedAt">When it was first seen here.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FirstError">What went wrong first.</param>
/// <param name="LastError">What went wrong last.</param>
/// <param name="Reason">Why it was ignored, parked or discarded.</param>
/// <param name="UserId">The user whom it concerns.</param>
/// <param name="PurchaseId">The purchase that it concerns.</param>
public sealed record EventStory(
    string EventId,
    string? Type,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? ReceivedAt,
    EventOutcome Outcome,
    int Attempts,
    string? FirstError,
    string? LastError,
    string? Reason,
    string? UserId,
    string? PurchaseId);
