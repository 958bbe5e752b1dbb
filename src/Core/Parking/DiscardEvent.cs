using CreditFunctions.Core.Events;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Parking;

/// <summary>Puts a parked event aside for good; it stays readable, with the reason. A later failure of the same event opens it again.</summary>
public sealed partial class DiscardEvent(TableParkedEvents parkedEvents, TableEventJournal journal, ILogger<DiscardEvent> logger)
{
    private const int WritesMax = 10;

    /// <returns>False where no such event is parked.</returns>
    public async Task<bool> DiscardAsync(string eventId, string reason, CancellationToken cancellationToken)
    {
        for (var write = 1; write <= WritesMax; write++)
        {
            if (await parkedEvents.FindAsync(eventId, cancellationToken) is not { } parked)
            {
                return false;
            }

            var discarded = parked.Value with { State = ParkedState.Discarded, DiscardReason = reason };
            if (parked.Value.State != ParkedState.Open || await parkedEvents.TryWriteAsync(discarded, parked.Version, cancellationToken))
            {
                await journal.MarkAsync(new EventIdentity(eventId, parked.Value.Type), EventOutcome.Discarded, reason, cancellationToken);
                Log.Discarded(logger, eventId);
                return true;
            }
        }

        throw new Storage.StorageContentionException($"Event {eventId} could not be discarded in {WritesMax} tries.");
    }

    private static partial class Log
    {
        // Without the reason: people write names into reasons. The row has it.
        [LoggerMessage(EventId = 470, Level = LogLevel.Warning, Message = "Event {EventId} was discarded by an operator.")]
        public static partial void Discarded(ILogger logger, string eventId);
    }
}
