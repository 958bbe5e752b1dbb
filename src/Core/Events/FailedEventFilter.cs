namespace CreditFunctions.Core.Events;

/// <summary>Selects failed events. A null member does not restrict the selection.</summary>
/// <param name="Type">The event type.</param>
/// <param name="From">Parked at this time or later.</param>
/// <param name="To">Parked before this time.</param>
public sealed record FailedEventFilter(string? Type, DateTimeOffset? From, DateTimeOffset? To);
