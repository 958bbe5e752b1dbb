using System.Text;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Parking;

/// <summary>
/// Applies parked events directly, without the queue, and then settles their rows: two operators at once, or a redelivery meanwhile, move
/// nothing twice and lose nothing.
/// </summary>
public sealed partial class ReplayEvents(
    TableParkedEvents parkedEvents,
    TableEventJournal journal,
    EventMessageReader messages,
    HandleEvent handle,
    CloseEvent close,
    TimeProvider time,
    ILogger<ReplayEvents> logger)
{
    public const int EventsMax = 100;

    /// <summary>No further event is begun after this: a function has two minutes, and one event may take one of them.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(50);

    /// <summary>Replays events by their ids, in this order; those that are not reached in time are told as failed.</summary>
    public async Task<ReplayPage> ReplayAsync(IEnumerable<string> eventIds, bool isDryRun, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var results = new List<ReplayResult>();
        foreach (var eventId in eventIds)
        {
            results.Add(results.Count == 0 || time.GetElapsedTime(started) < LongEnough
                ? await ReplayAsync(eventId, isDryRun, cancellationToken)
                : Failed(eventId, "it was not reached in time: replay it again"));
        }

        return new ReplayPage(results, NextCursor: null);
    }

    /// <summary>Replays a page of the open ones; the caller goes on with the cursor.</summary>
    public async Task<ReplayPage> ReplayAllAsync(ParkedFilter filter, string? cursor, int limit, bool isDryRun, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var page = await parkedEvents.ListAsync(filter, cursor, limit, cancellationToken);
        var results = new List<ReplayResult>();
        foreach (var parked in page.Events)
        {
            results.Add(await ReplayAsync(parked.EventId, isDryRun, cancellationToken));
            if (results.Count < page.Events.Count && time.GetElapsedTime(started) >= LongEnough)
            {
                return new ReplayPage(results, parked.Cursor);
            }
        }

        return new ReplayPage(results, page.NextCursor);
    }

    /// <summary>One whose row is broken must not keep the others from being replayed.</summary>
    private async Task<ReplayResult> ReplayAsync(string eventId, bool isDryRun, CancellationToken cancellationToken)
    {
        try
        {
            return await parkedEvents.FindAsync(eventId, cancellationToken) is { } parked
                ? await ReplayAsync(parked.Value, isDryRun, cancellationToken)
                : Failed(eventId, "it is not parked");
        }
        catch (CorruptRowException failure)
        {
            return Failed(eventId, failure.Message);
        }
    }

    private async Task<ReplayResult> ReplayAsync(ParkedEvent parked, bool isDryRun, CancellationToken cancellationToken)
    {
        var eventId = parked.EventId;
        try
        {
            var content = await messages.ReadAsync(Encoding.UTF8.GetString(parked.Payload.Span), cancellationToken);
            var stripeEvent = StripeEvent.Parse(content.Raw.Span);
            var result = isDryRun
                ? await handle.HandleAsync(stripeEvent, SettleMode.Preview, Task.CompletedTask, cancellationToken)
                : await ApplyAsync(parked, stripeEvent, cancellationToken);
            return new ReplayResult(eventId, Outcome(result), result.Purchase?.User.Value, result.Credits, result.Reason);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.ReplayFailed(logger, eventId, isDryRun, FailureText.Of(failure));
            return Failed(eventId, FailureText.Of(failure));
        }
    }

    private async Task<EventResult> ApplyAsync(ParkedEvent parked, StripeEvent stripeEvent, CancellationToken cancellationToken)
    {
        var story = await journal.OpenAsync(stripeEvent, time.GetUtcNow(), cancellationToken);
        EventResult result;
        try
        {
            result = await handle.HandleAsync(stripeEvent, SettleMode.Again, Task.CompletedTask, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            await journal.FailAsync(story, FailureText.Of(failure), cancellationToken);
            throw;
        }

        await TryCloseAsync(parked.EventId, story, result, cancellationToken);
        Log.Replayed(logger, stripeEvent.Id, result.Outcome, result.Credits);
        return result;
    }

    /// <summary>The credits have moved, whatever becomes of the row: one that stays open is settled by the next replay, which finds nothing to add.</summary>
    private async Task TryCloseAsync(string parkedAs, Versioned<EventStory> story, EventResult result, CancellationToken cancellationToken)
    {
        try
        {
            await close.SettleAsync(parkedAs, cancellationToken);
            await close.CloseAsync(story, result, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotClosed(logger, parkedAs, FailureText.Of(failure));
        }
    }

    private static ReplayResult Failed(string eventId, string reason) => new(eventId, ReplayOutcome.Failed, UserId: null, Credits: 0, reason);

    private static ReplayOutcome Outcome(EventResult result) =>
        result.Outcome == EventOutcome.Ignored ? ReplayOutcome.Ignored : result.IsDuplicate ? ReplayOutcome.Duplicate : ReplayOutcome.Applied;

    private static partial class Log
    {
        [LoggerMessage(EventId = 460, Level = LogLevel.Warning, Message = "Event {EventId} was replayed by an operator: {Outcome}, {Credits} credits.")]
        public static partial void Replayed(ILogger logger, string eventId, EventOutcome outcome, long credits);

        [LoggerMessage(EventId = 461, Level = LogLevel.Warning, Message = "Replaying event {EventId} failed (dry run: {IsDryRun}): {Problem}")]
        public static partial void ReplayFailed(ILogger logger, string eventId, bool isDryRun, string problem);

        [LoggerMessage(EventId = 462, Level = LogLevel.Warning, Message = "Event {EventId} was replayed, and its row stays open for now: {Problem}")]
        public static partial void NotClosed(ILogger logger, string eventId, string problem);
    }
}
