using CreditFunctions.Core.Events;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.FailedEvents;

/// <summary>Discards a failed event. It stays readable, with the reason; a later failure of the same event parks it again.</summary>
public sealed partial class DiscardEvent(FailedEventStore failedEvents, EventLogStore log, ILogger<DiscardEvent> logger)
{
    /// <summary>Discards an event. One that is discarded already keeps the reason that was given first.</summary>
    /// <returns>False where no such event waits: it was never parked, or has been applied since.</returns>
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
        // Without the reason: people write names into reasons. The event log has it.
        [LoggerMessage(EventId = 470, Level = LogLevel.Warning, Message = "Event {EventId} was discarded by an operator.")]
        public static partial void Discarded(ILogger logger, string eventId);
    }
}
