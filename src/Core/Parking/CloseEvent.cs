using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Parking;

/// <summary>
/// Ends the story of an event that was handled, whoever did it: settles its row where it is parked, then tells the journal. Whoever parks
/// writes the row first and the journal second. So one of the two always finds the other's trace in the journal, and no row stays open.
/// </summary>
public sealed class CloseEvent(TableEventJournal journal, TableParkedEvents parkedEvents)
{
    private const int WritesMax = 10;

    /// <summary>Ends the story.</summary>
    /// <param name="story">As it was read before the event was handled.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task CloseAsync(Versioned<EventStory> story, EventResult result, CancellationToken cancellationToken)
    {
        for (var write = 1; write <= WritesMax; write++)
        {
            if (story.Value.Outcome is EventOutcome.Parked or EventOutcome.Discarded)
            {
                await SettleAsync(story.Value.EventId, cancellationToken);
            }

            if (await journal.TryCloseAsync(story, result, cancellationToken))
            {
                return;
            }

            story = await journal.FindAsync(story.Value.EventId, cancellationToken) ?? throw new StorageContentionException("A journal row came and went.");
        }

        throw new StorageContentionException($"The story of event {story.Value.EventId} changed under each of {WritesMax} tries to end it.");
    }

    /// <summary>Settles the row of an event that needs no operator any more, where there is one.</summary>
    public async Task SettleAsync(string eventId, CancellationToken cancellationToken)
    {
        for (var write = 1; write <= WritesMax; write++)
        {
            if (await parkedEvents.FindAsync(eventId, cancellationToken) is not { Value.State: not ParkedState.Settled } parked
                || await parkedEvents.TryWriteAsync(parked.Value with { State = ParkedState.Settled }, parked.Version, cancellationToken))
            {
                return;
            }
        }

        throw new StorageContentionException($"The row of event {eventId} changed under each of {WritesMax} tries to settle it.");
    }
}
