using CreditFunctions.Core.Parking;

namespace CreditFunctions.Functions.Operators;

/// <summary>A parked event as operators see it in a list.</summary>
internal sealed record FailedEventView(string EventId, string? Type, string Reason, int Attempts, string? FirstError, string? LastError, DateTimeOffset ParkedAt)
{
    public static FailedEventView Of(ParkedNotice parked) => new(
        parked.EventId, parked.Type, parked.Reason, parked.Attempts, parked.FirstError, parked.LastError, parked.ParkedAt);
}
