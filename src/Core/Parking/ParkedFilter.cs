namespace CreditFunctions.Core.Parking;

/// <summary>Which parked events are meant; null leaves a member open.</summary>
/// <param name="Type">An event type.</param>
/// <param name="From">Parked at this time or later.</param>
/// <param name="To">Parked before this time.</param>
public sealed record ParkedFilter(string? Type, DateTimeOffset? From, DateTimeOffset? To);
