using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Events;

/// <summary>
/// The event log: one record per Stripe event in the table <c>StripeEvents</c>, and the index of failed events that operators list. Credits
/// never depend on it: whether an event was applied is decided by its marker in the user's partition.
/// </summary>
/// <remarks>
/// A record is written once, when the event is done; a failed attempt is recorded as it happens. The index row of a failed event is written
/// before its record gets the outcome <see cref="EventOutcome.Parked"/> and removed after the record has another outcome. An index row whose
/// event is not parked is harmless: replaying or discarding the event removes it.
/// </remarks>
public sealed partial class EventLogStore(TableStorage storage, FailedEventIndex index, ILogger<EventLogStore> logger)
{
    private const int WritesMax = 10;

    /// <summary>The record of an event, or null.</summary>
    /// <exception cref="CorruptRowException">The record cannot be read.</exception>
    public async Task<EventRecord?> FindAsync(string eventId, CancellationToken cancellationToken) =>
        await FindRowAsync(eventId, cancellationToken) is { } row ? EventLogRow.Read(row) : null;

    /// <summary>Records the outcome of an event.</summary>
    /// <remarks>
    /// If storage fails after an event was applied, the failure is only logged, because the marker in the user's partition has the outcome. An
    /// ignored event has nothing but this record, so the failure is thrown and the queue retries.
    /// </remarks>
    public async Task CompleteAsync(StripeEvent stripeEvent, DateTimeOffset receivedAt, EventResult result, CancellationToken cancellationToken)
    {
        try
        {
            var before = await UpdateAsync(stripeEvent.Id, known => Completed(known, stripeEvent, receivedAt, result), isNewLikely: true, cancellationToken);
            if (before is { ParkedAt: not null } or { Outcome: EventOutcome.Parked or EventOutcome.Discarded })
            {
                await index.RemoveAsync(stripeEvent.Id, cancellationToken);
            }
        }
        catch (Exception failure) when (result.Outcome == EventOutcome.Applied && StorageFailure.IsUnavailable(failure) && !cancellationToken.IsCancellationRequested)
        {
            Log.NotUpdated(logger, stripeEvent.Id, FailureText.Of(failure));
        }
    }

    /// <summary>Records that an attempt failed. A failure to do so is logged: the attempt's own failure matters more.</summary>
    public async Task RecordFailureAsync(StripeEvent stripeEvent, DateTimeOffset receivedAt, string error, CancellationToken cancellationToken)
    {
        try
        {
            await UpdateAsync(stripeEvent.Id, known => Failed(known, stripeEvent, receivedAt, error), isNewLikely: true, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotUpdated(logger, stripeEvent.Id, FailureText.Of(failure));
        }
    }

    /// <summary>Records an event as parked, unless it has been applied.</summary>
    /// <returns>False if the event has been applied.</returns>
    public async Task<bool> ParkAsync(EventIdentity identity, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(identity.Id, cancellationToken);
        await index.PutAsync(Parked(known.Record, identity, reason, now), identity.PaymentIntent, cancellationToken);
        var before = await UpdateAsync(
            identity.Id,
            record => record is { Outcome: EventOutcome.Applied } ? record : Parked(record, identity, reason, now),
            isNewLikely: false,
            cancellationToken);
        if (before is not { Outcome: EventOutcome.Applied })
        {
            return true;
        }

        await index.RemoveAsync(identity.Id, cancellationToken);
        return false;
    }

    /// <summary>Records a parked event as discarded. An event that is already discarded keeps its first reason.</summary>
    /// <param name="parked">The event as read before; used if its record is missing.</param>
    /// <param name="reason">The operator's reason.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False if the event is no longer parked.</returns>
    public async Task<bool> DiscardAsync(EventRecord parked, string reason, CancellationToken cancellationToken)
    {
        var before = await UpdateAsync(
            parked.EventId,
            known => (known ?? parked) is { Outcome: EventOutcome.Parked } open ? open with { Outcome = EventOutcome.Discarded, Reason = reason } : known ?? parked,
            isNewLikely: false,
            cancellationToken);
        var isDiscarded = (before ?? parked).Outcome is EventOutcome.Parked or EventOutcome.Discarded;
        await (isDiscarded ? index.DiscardAsync(parked.EventId, cancellationToken) : index.RemoveAsync(parked.EventId, cancellationToken));
        return isDiscarded;
    }

    /// <summary>Records that a parked event was processed, and removes it from the index.</summary>
    public async Task ResolveAsync(EventRecord parked, EventResult result, CancellationToken cancellationToken)
    {
        await UpdateAsync(
            parked.EventId,
            known => (known ?? parked) is { IsDone: false } open ? open with { Outcome = result.Outcome, Reason = result.Reason } : known ?? parked,
            isNewLikely: false,
            cancellationToken);
        await index.RemoveAsync(parked.EventId, cancellationToken);
    }

    /// <summary>Applied is final, and a duplicate changes nothing.</summary>
    private static EventRecord Completed(EventRecord? known, StripeEvent stripeEvent, DateTimeOffset receivedAt, EventResult result) =>
        known is { Outcome: EventOutcome.Applied } || (known is { Outcome: EventOutcome.Ignored } && result.Outcome == EventOutcome.Ignored)
            ? known
            : NextAttempt(known, stripeEvent, receivedAt) with
            {
                Outcome = result.Outcome,
                Reason = result.Reason,
                UserId = result.Purchase?.User.Value ?? known?.UserId,
                PurchaseId = result.Purchase?.Id.Value ?? known?.PurchaseId,
            };

    private static EventRecord Failed(EventRecord? known, StripeEvent stripeEvent, DateTimeOffset receivedAt, string error) =>
        known is { Outcome: EventOutcome.Applied }
            ? known
            : NextAttempt(known, stripeEvent, receivedAt) with { FirstError = known?.FirstError ?? error, LastError = error };

    private static EventRecord NextAttempt(EventRecord? known, StripeEvent stripeEvent, DateTimeOffset receivedAt) =>
        (known is null ? new EventRecord(stripeEvent.Id, stripeEvent.Type) : known with { Attempts = known.Attempts + 1 }) with
        {
            Type = stripeEvent.Type,
            CreatedAt = stripeEvent.CreatedAt,
            ReceivedAt = known?.ReceivedAt ?? receivedAt,
        };

    private static EventRecord Parked(EventRecord? known, EventIdentity identity, string reason, DateTimeOffset now) =>
        (known ?? new EventRecord(identity.Id, identity.Type)) with
        {
            Outcome = EventOutcome.Parked,
            Reason = reason,
            ParkedAt = now,
            ParkReason = reason,
            FirstError = known?.FirstError ?? reason,
            LastError = known?.LastError ?? reason,
            UserId = known?.UserId ?? identity.Purchase?.User.Value,
            PurchaseId = known?.PurchaseId ?? identity.Purchase?.Id.Value,
        };

    /// <summary>Applies a change to the record, again after each conflict.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="change">Returns the record after the change, or the same record to leave it unchanged.</param>
    /// <param name="isNewLikely">Insert first and read only after a conflict, which saves a request for a new event.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The record before the change.</returns>
    private async Task<EventRecord?> UpdateAsync(
        string eventId, Func<EventRecord?, EventRecord> change, bool isNewLikely, CancellationToken cancellationToken)
    {
        for (var write = 1; write <= WritesMax; write++)
        {
            var (known, version) = isNewLikely && write == 1 ? (null, null) : await ReadAsync(eventId, cancellationToken);
            var record = change(known);
            if (record == known || await storage.StripeEvents.TryPutAsync(EventLogRow.From(record), version, cancellationToken) is not null)
            {
                return known;
            }
        }

        throw new StorageContentionException($"The log record of event {eventId} changed during each of {WritesMax} writes.");
    }

    /// <summary>A record that cannot be read is replaced by the next write: no event may be lost because its log is corrupt.</summary>
    private async Task<(EventRecord? Record, string? Version)> ReadAsync(string eventId, CancellationToken cancellationToken)
    {
        if (await FindRowAsync(eventId, cancellationToken) is not { } row)
        {
            return (null, null);
        }

        try
        {
            return (EventLogRow.Read(row), row.ETag.ToString());
        }
        catch (CorruptRowException failure)
        {
            Log.Corrupt(logger, eventId, failure.Message);
            return (null, row.ETag.ToString());
        }
    }

    private Task<TableEntity?> FindRowAsync(string eventId, CancellationToken cancellationToken) =>
        storage.StripeEvents.FindAsync(TableKey.Partition(eventId), EventLogRow.Key, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(EventId = 410, Level = LogLevel.Warning, Message = "Failed to update the log record of event {EventId}; this does not affect any credits. {Problem}")]
        public static partial void NotUpdated(ILogger logger, string eventId, string problem);

        [LoggerMessage(EventId = 411, Level = LogLevel.Warning, Message = "The log record of event {EventId} cannot be read and will be replaced. {Problem}")]
        public static partial void Corrupt(ILogger logger, string eventId, string problem);
    }
}
