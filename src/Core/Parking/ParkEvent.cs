using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Metrics;
using CreditFunctions.Core.Storage;
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
    TimeProvider time,
    ILogger<ParkEvent> logger)
{
    private const int WritesMax = 10;

    /// <summary>Parks the event in a message; drops it where it has been applied meanwhile.</summary>
    public async Task ParkAsync(string message, string reason, CancellationToken cancellationToken)
    {
        var payload = await PayloadAsync(message, cancellationToken);
        var identity = EventIdentity.Find(payload.Span) ?? new EventIdentity(UnreadableId(message), Type: null);
        var story = (await journal.FindAsync(identity.Id, cancellationToken))?.Value;
        if (story?.Outcome == EventOutcome.Applied)
        {
            Log.AppliedMeanwhile(logger, identity.Id);
            return;
        }

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
        };
        await WriteAsync(parked, cancellationToken);
        await journal.MarkAsync(identity, EventOutcome.Parked, reason, cancellationToken);
        CreditMetrics.CountParked(identity.Type);
        Log.Parked(logger, identity.Id, identity.Type, reason);
    }

    /// <summary>An event that was parked has been applied by another way: its row is settled.</summary>
    public async Task SettleAsync(string eventId, CancellationToken cancellationToken)
    {
        if (await parkedEvents.FindAsync(eventId, cancellationToken) is { Value.State: not ParkedState.Settled } parked)
        {
            // Parked again in this moment: then it stays open, and a replay finds that there is nothing to do.
            await parkedEvents.TryWriteAsync(parked.Value with { State = ParkedState.Settled }, parked.Version, cancellationToken);
        }
    }

    private static string UnreadableId(string message) =>
        "unreadable-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message)))[..32];

    /// <summary>The event in the message; the message itself where there is none in it.</summary>
    private async Task<ReadOnlyMemory<byte>> PayloadAsync(string message, CancellationToken cancellationToken)
    {
        try
        {
            return (await messages.ReadAsync(message, cancellationToken)).Raw;
        }
        catch (UnreadableEventException)
        {
            return Encoding.UTF8.GetBytes(message);
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
    }
}
