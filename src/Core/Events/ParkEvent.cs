using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Parks an event that cannot be applied. It is stored in a table, because a queue does not keep messages forever. If this throws, the message
/// must stay on the queue.
/// </summary>
public sealed partial class ParkEvent(EventQueue queue, EventBodyStore bodies, EventLogStore log, TimeProvider time, ILogger<ParkEvent> logger)
{
    /// <summary>Parks the event in a message, unless it has been applied in the meantime.</summary>
    public async Task ParkAsync(string message, string reason, CancellationToken cancellationToken)
    {
        var (identity, payload) = await UnreadableMessage.ReadAsync(queue, message, cancellationToken);
        await bodies.KeepPayloadAsync(identity.Id, payload, cancellationToken);
        if (!await log.ParkAsync(identity, reason, time.GetUtcNow(), cancellationToken))
        {
            Log.AppliedMeanwhile(logger, identity.Id);
            return;
        }

        CreditMetrics.CountParked(identity.Type);
        Log.Parked(logger, identity.Id, identity.Type, reason);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 450, EventName = "credit.alert.parked", Level = LogLevel.Error, Message = "Parked event {EventId} of type {EventType}; an operator has to look at it: {Reason}.")]
        public static partial void Parked(ILogger logger, string eventId, string? eventType, string reason);

        [LoggerMessage(EventId = 451, Level = LogLevel.Information, Message = "Event {EventId} was not parked, because it has been applied in the meantime.")]
        public static partial void AppliedMeanwhile(ILogger logger, string eventId);
    }
}
