using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Tells of each event when it came and what became of it. For people: how many credits move is never decided by it, so that a failure to
/// write the end of the story is logged and does not undo the story.
/// </summary>
public sealed partial class TableEventJournal(TableStorage storage, ILogger<TableEventJournal> logger)
{
    private const int WritesMax = 10;

    /// <summary>The story of an event, or null.</summary>
    public async Task<Versioned<EventStory>?> FindAsync(string eventId, CancellationToken cancellationToken) =>
        await storage.StripeEvents.FindAsync(TableKey.Partition(eventId), TableEventStoryRow.Key, cancellationToken) is { } row
            ? TableEventStoryRow.Read(row)
            : null;

    /// <summary>Begins the story of an event on first sight; counts another try afterwards.</summary>
    public async Task<Versioned<EventStory>> OpenAsync(StripeEvent stripeEvent, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        var story = new EventStory(
            stripeEvent.Id, stripeEvent.Type, stripeEvent.CreatedAt, receivedAt, EventOutcome.Received, 1, null, null, null, null, null);
        try
        {
            var answer = await storage.StripeEvents.AddEntityAsync(TableEventStoryRow.From(story), cancellationToken);
            return new Versioned<EventStory>(story, answer.Headers.ETag?.ToString());
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            var known = await FindAsync(stripeEvent.Id, cancellationToken) ?? throw new StorageContentionException("A journal row came and went.");
            return known with { Value = known.Value with { Attempts = known.Value.Attempts + 1 } };
        }
    }

    /// <summary>Writes how it ended. An outcome never falls back from applied.</summary>
    /// <returns>False where the story has changed since it was read.</returns>
    public async Task<bool> TryCloseAsync(Versioned<EventStory> story, EventResult result, CancellationToken cancellationToken) =>
        (story.Value.Outcome == EventOutcome.Applied && result.Outcome != EventOutcome.Applied)
        || await TryTellAsync(
            story.Value with
            {
                Outcome = result.Outcome,
                Reason = result.Reason,
                UserId = result.Purchase?.User.Value,
                PurchaseId = result.Purchase?.Id.Value,
            },
            story.Version,
            cancellationToken);

    /// <summary>Writes that a try failed; another writer's word goes before it.</summary>
    public Task FailAsync(Versioned<EventStory> story, string error, CancellationToken cancellationToken) =>
        TryTellAsync(story.Value with { FirstError = story.Value.FirstError ?? error, LastError = error }, story.Version, cancellationToken);

    /// <summary>Writes what was decided about an event outside its handling, whether or not it is known here.</summary>
    /// <returns>False where it has been applied: that stands.</returns>
    public async Task<bool> TryMarkAsync(EventIdentity identity, EventOutcome outcome, string reason, CancellationToken cancellationToken)
    {
        for (var write = 1; write <= WritesMax; write++)
        {
            var known = await FindAsync(identity.Id, cancellationToken);
            if (known?.Value.Outcome == EventOutcome.Applied)
            {
                return false;
            }

            var story = known?.Value ?? new EventStory(identity.Id, identity.Type, null, null, outcome, 1, null, null, null, null, null);
            var marked = story with
            {
                Outcome = outcome,
                Reason = reason,
                UserId = story.UserId ?? identity.Purchase?.User.Value,
                PurchaseId = story.PurchaseId ?? identity.Purchase?.Id.Value,
            };
            if (await TryWriteAsync(marked, known?.Version, cancellationToken))
            {
                return true;
            }
        }

        throw new StorageContentionException($"The story of event {identity.Id} changed under each of {WritesMax} tries to mark it.");
    }

    /// <summary>As <see cref="TryWriteAsync"/>; but storage that does not answer undoes nothing of what happened, and holds nobody up.</summary>
    private async Task<bool> TryTellAsync(EventStory story, string? version, CancellationToken cancellationToken)
    {
        try
        {
            return await TryWriteAsync(story, version, cancellationToken);
        }
        catch (Exception failure) when (StorageFailure.IsUnavailable(failure) && !cancellationToken.IsCancellationRequested)
        {
            Log.JournalNotWritten(logger, FailureText.Of(failure), story.EventId);
            return true;
        }
    }

    private async Task<bool> TryWriteAsync(EventStory story, string? version, CancellationToken cancellationToken)
    {
        var row = TableEventStoryRow.From(story);
        try
        {
            await (version is null
                ? storage.StripeEvents.AddEntityAsync(row, cancellationToken)
                : storage.StripeEvents.UpdateEntityAsync(row, new ETag(version), TableUpdateMode.Merge, cancellationToken));
            return true;
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 410, Level = LogLevel.Warning, Message = "The story of event {EventId} could not be written; the event itself is as it should be. {Problem}")]
        public static partial void JournalNotWritten(ILogger logger, string problem, string eventId);
    }
}
