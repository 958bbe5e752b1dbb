using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.FailedEvents;

/// <summary>Reads failed events: the state and the reason from the event log, and the payload.</summary>
public sealed class FailedEventStore(TableStorage storage, FailedEventIndex index, EventLogStore log, EventBodyStore bodies)
{
    /// <summary>The failed event, whatever its state; null for an event that was never parked.</summary>
    public async Task<FailedEvent?> FindAsync(string eventId, CancellationToken cancellationToken)
    {
        var record = await log.FindAsync(eventId, cancellationToken);
        if (record is { ParkedAt: { } parkedAt } && await bodies.FindPayloadAsync(eventId, cancellationToken) is { } payload)
        {
            var discardReason = record.Outcome == EventOutcome.Discarded ? record.Reason : null;
            return new FailedEvent(record, parkedAt, record.ParkReason ?? "", discardReason, payload);
        }

        return await storage.FailedEvents.FindAsync(FailedEventIndexRow.Partition, LegacyFailedEventRow.Key(eventId), cancellationToken) is { } row
            ? LegacyFailedEventRow.Read(row, record)
            : null;
    }

    /// <inheritdoc cref="FailedEventIndex.ListAsync"/>
    public Task<FailedEventPage> ListAsync(FailedEventFilter filter, string? cursor, int limit, CancellationToken cancellationToken) =>
        index.ListAsync(filter, cursor, limit, cancellationToken);

    /// <summary>
    /// Records that a failed event was processed. The processor has already recorded it under the event's own id, but a message that was
    /// unreadable when it was parked has a different id.
    /// </summary>
    internal Task ResolveAsync(FailedEvent failed, EventResult result, CancellationToken cancellationToken) =>
        log.ResolveAsync(failed.Record, result, cancellationToken);
}
