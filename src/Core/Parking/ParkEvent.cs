using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Parking;

/// <summary>
/// Keeps what was given up on, so that nothing depends on how long a queue keeps a message. Who calls this and gets an exception must leave
/// the message where it is.
/// </summary>
public sealed partial class ParkEvent(
    TableParkedEvents parkedEvents,
    TableEventJournal journal,
    EventMessageReader messages,
    CloseEvent close,
    TimeProvider time,
    ILogger<ParkEvent> logger)
{
    private const int WritesMax = 10;

    /// <summary>Parks the event in a message; where it has been applied meanwhile, settles what was parked of it.</summary>
    public async Task ParkAsync(string message, string reason, CancellationToken cancellationToken)
    {
        var (identity, payload) = await UnreadableMessage.ReadAsync(messages, message, cancellationToken);
        var story = await StoryAsync(identity.Id, cancellationToken);
        var parked = new ParkedEvent(
            identity.Id,
            identity.Type,
            reason,
            story?.Attempts ?? 1,
            story?.FirstError ?? reason,
            story?.LastError ?? reason,
            time.GetUtcNow(),
            payload)
        {
            PurchaseId = identity.PurchaseId,
            PaymentIntent = identity.PaymentIntent,
        };
        if (story?.Outcome == EventOutcome.Applied || !await TryParkAsync(identity, parked, cancellationToken))
        {
            await close.SettleAsync(identity.Id, cancellationToken);
            Log.AppliedMeanwhile(logger, identity.Id);
            return;
        }

        CreditMetrics.CountParked(identity.Type);
        Log.Parked(logger, identity.Id, identity.Type, reason);
    }

    /// <summary>The row first: who applies the event from now on finds in the journal that there is one.</summary>
    /// <returns>False where the event has been applied meanwhile.</returns>
    private async Task<bool> TryParkAsync(EventIdentity identity, ParkedEvent parked, CancellationToken cancellationToken)
    {
        await WriteAsync(parked, cancellationToken);
        try
        {
            return await journal.TryMarkAsync(identity, EventOutcome.Parked, parked.Reason, cancellationToken);
        }
        catch (CorruptRowException failure)
        {
            Log.JournalCorrupt(logger, identity.Id, failure.Message);
            return true;
        }
    }

    /// <summary>What the journal tells; nothing where its row is broken, for an event is parked all the same.</summary>
    private async Task<EventStory?> StoryAsync(string eventId, CancellationToken cancellationToken)
    {
        try
        {
            return (await journal.FindAsync(eventId, cancellationToken))?.Value;
        }
        catch (CorruptRowException)
        {
            return null;
        }
    }

    private async Task WriteAsync(ParkedEvent parked, CancellationToken cancellationToken)
    {
        for (var write = 1; write <= WritesMax; write++)
        {
            var before = await parkedEvents.FindAsync(parked.EventId, cancellationToken);
            var after = parked with { FirstError = before?.Value.FirstError ?? parked.FirstError };
            if (await parkedEvents.TryWriteAsync(after, before?.Version, cancellationToken))
            {
                return;
            }
        }

        throw new StorageContentionException($"Event {parked.EventId} could not be parked in {WritesMax} tries.");
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 450, EventName = "credit.alert.parked", Level = LogLevel.Error, Message = "Event {EventId} of type {EventType} is parked and needs an operator: {Reason}.")]
        public static partial void Parked(ILogger logger, string eventId, string? eventType, string reason);

        [LoggerMessage(EventId = 451, Level = LogLevel.Information, Message = "Event {EventId} was to be parked and has been applied meanwhile.")]
        public static partial void AppliedMeanwhile(ILogger logger, string eventId);

        [LoggerMessage(EventId = 453, Level = LogLevel.Warning, Message = "Event {EventId} is parked, and the journal cannot say so: {Problem}")]
        public static partial void JournalCorrupt(ILogger logger, string eventId, string problem);
    }
}
