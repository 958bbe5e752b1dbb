using System.Text;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.FailedEvents;

/// <summary>Applies failed events directly, without the queue. Concurrent replays and redeliveries are safe: every event takes effect once.</summary>
public sealed partial class ReplayEvents(
    FailedEventStore failedEvents, EventQueue queue, EventProcessor processor, TimeProvider time, ILogger<ReplayEvents> logger)
{
    public const int EventsMax = 100;

    /// <summary>Replays events by their ids, in the given order. Events that are not reached in time are reported as failed.</summary>
    public async Task<ReplayPage> ReplayAsync(IEnumerable<string> eventIds, bool isDryRun, CancellationToken cancellationToken)
    {
        var budget = new FunctionTimeBudget(time);
        var results = new List<ReplayResult>();
        foreach (var eventId in eventIds)
        {
            results.Add(results.Count == 0 || !budget.IsSpent
                ? await ReplayAsync(eventId, isDryRun, cancellationToken)
                : ReplayResult.Failed(eventId, "not reached in time; replay it again"));
        }

        return new ReplayPage(results, NextCursor: null);
    }

    /// <summary>Replays a page of the events that wait for an operator. The caller continues with the cursor.</summary>
    public async Task<ReplayPage> ReplayAllAsync(FailedEventFilter filter, string? cursor, int limit, bool isDryRun, CancellationToken cancellationToken)
    {
        var budget = new FunctionTimeBudget(time);
        var page = await failedEvents.ListAsync(filter, cursor, limit, cancellationToken);
        var results = new List<ReplayResult>();
        foreach (var failed in page.Events)
        {
            results.Add(await ReplayAsync(failed.EventId, isDryRun, cancellationToken));
            if (results.Count < page.Events.Count && budget.IsSpent)
            {
                return new ReplayPage(results, failed.Cursor);
            }
        }

        return new ReplayPage(results, page.NextCursor);
    }

    /// <summary>A failed replay does not stop the others. An outage of storage ends the request.</summary>
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
            return ReplayResult.Failed(eventId, "the event is not parked");
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

    /// <summary>
    /// The credits have already moved, so a failure is only logged. An event that stays listed is resolved by its next replay, as a duplicate.
    /// </summary>
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
        [LoggerMessage(EventId = 460, Level = LogLevel.Information, Message = "An operator replayed event {EventId}: {Outcome}, {Credits} credits.")]
        public static partial void Replayed(ILogger logger, string eventId, string outcome, long credits);

        [LoggerMessage(EventId = 461, Level = LogLevel.Warning, Message = "Failed to replay event {EventId} (dry run: {IsDryRun}): {Problem}")]
        public static partial void ReplayFailed(ILogger logger, string eventId, bool isDryRun, string problem);

        [LoggerMessage(EventId = 462, Level = LogLevel.Warning, Message = "Event {EventId} was replayed but is still listed as failed: {Problem}")]
        public static partial void NotResolved(ILogger logger, string eventId, string problem);
    }
}
