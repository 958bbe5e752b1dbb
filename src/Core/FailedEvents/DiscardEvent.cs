using CreditFunctions.Core.Events;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.FailedEvents;

/// <summary>Discards a failed event. The event and the reason stay readable. A later failure of the same event parks it again.</summary>
public sealed partial class DiscardEvent(FailedEventStore failedEvents, EventLogStore log, ILogger<DiscardEvent> logger)
{
    /// <summary>Discards an event. An event that is already discarded keeps its first reason.</summary>
    /// <returns>False if the event is not parked: it never was, or has been applied since.</returns>
    public async Task<bool> DiscardAsync(string eventId, string reason, CancellationToken cancellationToken)
    {
        if (await failedEvents.FindAsync(eventId, cancellationToken) is not { } failed
            || !await log.DiscardAsync(failed.Record, reason, cancellationToken))
        {
            return false;
        }

        Log.Discarded(logger, eventId);
        return true;
    }

    private static partial class Log
    {
        // Without the reason, which may contain personal data. The event log has it.
        [LoggerMessage(EventId = 470, Level = LogLevel.Warning, Message = "An operator discarded event {EventId}.")]
        public static partial void Discarded(ILogger logger, string eventId);
    }
}
