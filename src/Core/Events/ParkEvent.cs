using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Keeps an event that cannot be applied, so that nothing depends on how long a queue keeps a message. If this throws, the message must stay
/// where it is.
/// </summary>
public sealed partial class ParkEvent(EventQueue queue, EventBodyStore bodies, EventLogStore log, TimeProvider time, ILogger<ParkEvent> logger)
{
    /// <summary>Parks the event in a message, unless it has been applied meanwhile.</summary>
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
        [LoggerMessage(EventId = 450, EventName = "credit.alert.parked", Level = LogLevel.Error, Message = "Event {EventId} of type {EventType} is parked and needs an operator: {Reason}.")]
        public static partial void Parked(ILogger logger, string eventId, string? eventType, string reason);

        [LoggerMessage(EventId = 451, Level = LogLevel.Information, Message = "Event {EventId} was to be parked but has been applied meanwhile.")]
        public static partial void AppliedMeanwhile(ILogger logger, string eventId);
    }
}
