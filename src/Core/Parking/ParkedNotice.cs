namespace CreditFunctions.Core.Parking;

/// <summary>A parked event as it stands in a list: without its payload, which may be long.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Type">Null where it could not be read.</param>
/// <param name="Reason">Why it was given up on.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FirstError">What went wrong first.</param>
/// <param name="LastError">What went wrong last.</param>
/// <param name="ParkedAt">When it was parked, or parked again.</param>
/// <param name="Cursor">Where a page begins that follows on it.</param>
public sealed record ParkedNotice(
    string EventId,
    string? Type,
    string Reason,
    int Attempts,
    string? FirstError,
    string? LastError,
    DateTimeOffset ParkedAt,
    string Cursor);
