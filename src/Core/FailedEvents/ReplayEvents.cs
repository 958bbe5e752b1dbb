using System.Text;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.FailedEvents;

/// <summary>
/// Applies failed events directly, without the queue. Two operators at once, or a redelivery meanwhile, move nothing twice and lose nothing.
/// </summary>
public sealed partial class ReplayEvents(
    FailedEventStore failedEvents, EventQueue queue, EventProcessor processor, TimeProvider time, ILogger<ReplayEvents> logger)
{
    public const int EventsMax = 100;

    /// <summary>No event is begun after this: a function has two minutes, and one event may take one of them.</summary>
    private static readonly TimeSpan TimeBudget = TimeSpan.FromSeconds(50);

    /// <summary>Replays events by their ids, in this order. Those that are not reached in time are reported as failed.</summary>
    public async Task<ReplayPage> ReplayAsync(IEnumerable<string> eventIds, bool isDryRun, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var results = new List<ReplayResult>();
        foreach (var eventId in eventIds)
        {
            results.Add(results.Count == 0 || time.GetElapsedTime(started) < TimeBudget
                ? await ReplayAsync(eventId, isDryRun, cancellationToken)
                : ReplayResult.Failed(eventId, "it was not reached in time: replay it again"));
        }

        return new ReplayPage(results, NextCursor: null);
    }

    /// <summary>Replays a page of the events that wait. The caller continues with the cursor.</summary>
    public async Task<ReplayPage> ReplayAllAsync(FailedEventFilter filter, string? cursor, int limit, bool isDryRun, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var page = await failedEvents.ListAsync(filter, cursor, limit, cancellationToken);
        var results = new List<ReplayResult>();
        foreach (var failed in page.Events)
        {
            results.Add(await ReplayAsync(failed.EventId, isDryRun, cancellationToken));
            if (results.Count < page.Events.Count && time.GetElapsedTime(started) >= TimeBudget)
            {
                return new ReplayPage(results, failed.Cursor);
            }
        }

        return new ReplayPage(results, page.NextCursor);
    }

    /// <summary>An event that fails does not keep the others from being replayed. Storage that does not answer ends the replay.</summary>
    private async Task<ReplayResult> ReplayAsync(string eventId, bool isDryRun, CancellationToken cancellationToken)
    {
        FailedEvent? failed;
        try
        {
            failed = await failedEvents.FindAsync(eventId, cancellationToken);
        }
        catch (CorruptRowException failure)
        {
            return ReplayResult.Failed(eventId, failure.Message);
        }

        if (failed is null)
        {
            return ReplayResult.Failed(eventId, "it is not parked");
        }

        try
        {
            return ReplayResult.Of(eventId, await ReplayAsync(failed, isDryRun, cancellationToken));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.ReplayFailed(logger, eventId, isDryRun, FailureText.Of(failure));
            return ReplayResult.Failed(eventId, FailureText.Of(failure));
        }
    }

    private async Task<EventResult> ReplayAsync(FailedEvent failed, bool isDryRun, CancellationToken cancellationToken)
    {
        var queued = await queue.ReadAsync(Encoding.UTF8.GetString(failed.Payload.Span), cancellationToken);
        var stripeEvent = StripeEvent.Parse(queued.Event.Span);
        if (isDryRun)
        {
            return await processor.PreviewAsync(stripeEvent, cancellationToken);
        }

        var result = await processor.ProcessAsync(stripeEvent, failed.Record.ReceivedAt ?? time.GetUtcNow(), queued.TraceParent, isReplay: true, cancellationToken);
        await TryResolveAsync(failed, result, cancellationToken);
        Log.Replayed(logger, stripeEvent.Id, result.Name, result.Credits);
        return result;
    }

    /// <summary>The credits have moved, whatever happens here. An event that stays listed is resolved by its next replay, as a duplicate.</summary>
    private async Task TryResolveAsync(FailedEvent failed, EventResult result, CancellationToken cancellationToken)
    {
        try
        {
            await failedEvents.ResolveAsync(failed, result, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotResolved(logger, failed.Record.EventId, FailureText.Of(failure));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 460, Level = LogLevel.Information, Message = "Event {EventId} was replayed by an operator: {Outcome}, {Credits} credits.")]
        public static partial void Replayed(ILogger logger, string eventId, string outcome, long credits);

        [LoggerMessage(EventId = 461, Level = LogLevel.Warning, Message = "Replaying event {EventId} failed (dry run: {IsDryRun}): {Problem}")]
        public static partial void ReplayFailed(ILogger logger, string eventId, bool isDryRun, string problem);

        [LoggerMessage(EventId = 462, Level = LogLevel.Warning, Message = "Event {EventId} was replayed but is still listed as failed: {Problem}")]
        public static partial void NotResolved(ILogger logger, string eventId, string problem);
    }
}
