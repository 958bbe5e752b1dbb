using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Tells of each event when it came and what became of it. For people: no credits are decided by it, so that a failure to write the end of
/// the story is logged and does not undo the story.
/// </summary>
public sealed partial class TableEventJournal(TableStorage storage, ILogger<TableEventJournal> logger)
{
    private const int WritesMax = 10;

    /// <summary>The story of an event, or null.</summary>
    public async Task<Versioned<EventStory>?> FindAsync(string eventId, CancellationToken cancellationToken)
    {
        var answer = await storage.StripeEvents.GetEntityIfExistsAsync<TableEntity>(
            TableKey.Partition(eventId), TableEventStoryRow.Key, select: null, cancellationToken);
        return answer is { HasValue: true, Value: { } row } ? TableEventStoryRow.Read(row) : null;
    }

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
    public Task CloseAsync(Versioned<EventStory> story, EventResult result, CancellationToken cancellationToken) =>
        story.Value.Outcome == EventOutcome.Applied && result.Outcome != EventOutcome.Applied
            ? Task.CompletedTask
            : WriteAsync(
                story.Value with
                {
                    Outcome = result.Outcome,
                    Reason = result.Reason,
                    UserId = result.Purchase?.User.Value,
                    PurchaseId = result.Purchase?.Id.Value,
                },
                story.Version,
                cancellationToken);

    /// <summary>Writes that a try failed.</summary>
    public Task FailAsync(Versioned<EventStory> story, string error, CancellationToken cancellationToken) =>
        WriteAsync(story.Value with { FirstError = story.Value.FirstError ?? error, LastError = error }, story.Version, cancellationToken);

    /// <summary>Writes what was decided about an event outside its handling, whether or not it is known here.</summary>
    public async Task MarkAsync(EventIdentity identity, EventOutcome outcome, string reason, CancellationToken cancellationToken)
    {
        for (var write = 1; write <= WritesMax; write++)
        {
            var known = await FindAsync(identity.Id, cancellationToken);
            if (known?.Value.Outcome == EventOutcome.Applied)
            {
                return;
            }

            var story = known?.Value ?? new EventStory(identity.Id, identity.Type, null, null, outcome, 1, null, null, null, null, null);
            if (await TryWriteAsync(story with { Outcome = outcome, Reason = reason }, known?.Version, cancellationToken))
            {
                return;
            }
        }
    }

    private async Task WriteAsync(EventStory story, string? version, CancellationToken cancellationToken)
    {
        if (!await TryWriteAsync(story, version, cancellationToken) && story.Outcome == EventOutcome.Applied)
        {
            // Another delivery wrote in between; that it was applied must not get lost.
            await MarkAsync(new EventIdentity(story.EventId, story.Type), EventOutcome.Applied, "", cancellationToken);
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
        catch (Exception failure) when (StorageFailure.IsUnavailable(failure) && !cancellationToken.IsCancellationRequested)
        {
            Log.JournalNotWritten(logger, failure, story.EventId);
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 410, Level = LogLevel.Warning, Message = "The story of event {EventId} could not be written; the event itself is as it should be.")]
        public static partial void JournalNotWritten(ILogger logger, Exception failure, string eventId);
    }
}
