using CreditFunctions.Core.Events;

namespace CreditFunctions.Functions.Operators;

/// <summary>A parked event as operators see it in a list.</summary>
internal sealed record FailedEventView(string EventId, string? Type, string Reason, int Attempts, string? FirstError, string? LastError, DateTimeOffset ParkedAt)
{
    public static FailedEventView Of(FailedEventSummary failed) => new(
        failed.EventId, failed.Type, failed.Reason, failed.Attempts, failed.FirstError, failed.LastError, failed.ParkedAt);
}
