using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>The timer's reconciliation: it continues where the last call stopped and stores its progress after each page.</summary>
public sealed partial class ScheduledReconciliation(
    Reconciler reconciler,
    ReconcileProgressStore progressStore,
    TimeProvider time,
    ILogger<ScheduledReconciliation> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var budget = new FunctionTimeBudget(time);
        var started = time.GetUtcNow();
        var before = await progressStore.ReadAsync(cancellationToken);
        if (await progressStore.TryWriteAsync(before, before.Value.Started(started), cancellationToken) is not { } progress)
        {
            return; // Another instance is running.
        }

        ReconcileCursor? cursor = progress.Value.Continue(started);
        var (differences, isContinuation) = (0, false);
        while (cursor is not null && !budget.IsSpent)
        {
            var page = await RunPageAsync(
                progress,
                new ReconcileRequest { Cursor = cursor, Now = time.GetUtcNow(), Budget = budget, IsContinuation = isContinuation },
                cancellationToken);
            (differences, isContinuation) = (differences + page.Differences.Count, true);
            var after = progress.Value.After(cursor, page.Next, ReconcileFindings.Of(page), time.GetUtcNow());
            if (await progressStore.TryWriteAsync(progress, after, cancellationToken) is not { } written)
            {
                return; // Another instance is running.
            }

            (progress, cursor) = (written, page.Next);
        }

        if (cursor is null)
        {
            Log.Completed(logger, differences, progress.Value.DoneUntil);
        }
        else
        {
            Log.Interrupted(logger, differences, progress.Value.DoneUntil, cursor.Phase);
        }
    }

    /// <summary>Runs a page. If Stripe has forgotten the item to continue after, the phase starts again; if Stripe rejects the request, the next call starts a new run.</summary>
    private async Task<ReconcilePage> RunPageAsync(Versioned<ReconcileProgress> progress, ReconcileRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await reconciler.RunAsync(request, cancellationToken);
        }
        catch (UnknownCursorException)
        {
            return await reconciler.RunAsync(request with { Cursor = request.Cursor with { After = null }, IsContinuation = true }, cancellationToken);
        }
        catch (StripeRefusedException)
        {
            await progressStore.TryWriteAsync(progress, progress.Value.Abandoned(), cancellationToken);
            throw;
        }
    }

    private static partial class Log
    {
        // An alert fires when this event stays away.
        [LoggerMessage(EventId = 802, EventName = "credit.reconciliation.completed", Level = LogLevel.Information, Message = "credit.reconciliation.completed: {Differences} differences; everything is compared until {DoneUntil}.")]
        public static partial void Completed(ILogger logger, int differences, DateTimeOffset? doneUntil);

        [LoggerMessage(EventId = 809, Level = LogLevel.Information, Message = "Reconciliation ran out of time: {Differences} differences; everything is compared until {DoneUntil}; the next run continues with phase {Phase}.")]
        public static partial void Interrupted(ILogger logger, int differences, DateTimeOffset? doneUntil, ReconcilePhase phase);
    }
}
