namespace CreditFunctions.Core.Parking;

/// <summary>Some parked events, and where the next ones begin; null where there are no more.</summary>
public sealed record ParkedPage(IReadOnlyList<ParkedNotice> Events, string? NextCursor);
