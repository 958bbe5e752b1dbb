using CreditFunctions.Core.Events;

namespace CreditFunctions.Functions.Operators;

/// <summary>A failed event in a list, without its payload.</summary>
internal sealed record FailedEventView(string EventId, string? Type, string Reason, int Attempts, string? FirstError, string? LastError, DateTimeOffset ParkedAt)
{
    public static FailedEventView Of(FailedEventSummary failed) => new(
        failed.EventId, failed.Type, failed.Reason, failed.Attempts, failed.FirstError, failed.LastError, failed.ParkedAt);
}
