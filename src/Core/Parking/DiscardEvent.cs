using CreditFunctions.Core.Events;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Parking;

/// <summary>Puts a parked event aside for good; it stays readable, with the reason. A later failure of the same event opens it again.</summary>
public sealed partial class DiscardEvent(TableParkedEvents parkedEvents, TableEventJournal journal, CloseEvent close, ILogger<DiscardEvent> logger)
{
    private const int WritesMax = 10;

    /// <summary>Puts it aside; one that is aside already stays so, with the reason that was given first.</summary>
    /// <returns>False where no such event waits: it was never parked, or has been applied since.</returns>
    public async Task<bool> DiscardAsync(string eventId, string reason, CancellationToken cancellationToken)
    {
        for (var write = 1; write <= WritesMax; write++)
        {
            if (await parkedEvents.FindAsync(eventId, cancellationToken) is not { Value.State: not ParkedState.Settled } parked)
            {
                return false;
            }

            var isAside = parked.Value.State == ParkedState.Discarded;
            var discarded = isAside ? parked.Value : parked.Value with { State = ParkedState.Discarded, DiscardReason = reason };
            if (isAside || await parkedEvents.TryWriteAsync(discarded, parked.Version, cancellationToken))
            {
                return await TellAsync(discarded, cancellationToken);
            }
        }

        throw new Storage.StorageContentionException($"Event {eventId} could not be discarded in {WritesMax} tries.");
    }

    private async Task<bool> TellAsync(ParkedEvent discarded, CancellationToken cancellationToken)
    {
        var identity = new EventIdentity(discarded.EventId, discarded.Type);
        if (!await journal.TryMarkAsync(identity, EventOutcome.Discarded, discarded.DiscardReason ?? "", cancellationToken))
        {
            await close.SettleAsync(discarded.EventId, cancellationToken);
            return false;
        }

        Log.Discarded(logger, discarded.EventId);
        return true;
    }

    private static partial class Log
    {
        // Without the reason: people write names into reasons. The row has it.
        [LoggerMessage(EventId = 470, Level = LogLevel.Warning, Message = "Event {EventId} was discarded by an operator.")]
        public static partial void Discarded(ILogger logger, string eventId);
    }
}
