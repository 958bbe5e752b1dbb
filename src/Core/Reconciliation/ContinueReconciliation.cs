using CreditFunctions.Core.Payments;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>What the timer does: goes on where it was, page by page, and remembers how far it got after each.</summary>
public sealed partial class ContinueReconciliation(
    CompareWithStripe compare,
    TableReconcileProgress progress,
    TimeProvider time,
    ILogger<ContinueReconciliation> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var known = await progress.ReadAsync(cancellationToken);
        ReconcilePosition? position = known.Value.Continue(time.GetUtcNow());
        var (differences, isFirst) = (0, true);
        while (position is not null && CompareWithStripe.LongEnough - time.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
        {
            var page = await CompareAsync(known, position, left, isFirst, cancellationToken);
            (differences, isFirst) = (differences + page.Differences.Count, false);
            if (await progress.TryWriteAsync(known, known.Value.After(position, page.Next), cancellationToken) is not { } written)
            {
                return; // Another instance is at it.
            }

            (known, position) = (written, page.Next);
        }

        Log.Done(logger, differences, known.Value.DoneUntil, position?.Phase);
    }

    /// <summary>Goes on where it was. Where Stripe does not know that place any more the phase begins anew, and where Stripe refuses, next time all.</summary>
    private async Task<ReconcilePage> CompareAsync(
        Versioned<ReconcileProgress> known, ReconcilePosition position, TimeSpan patience, bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            return await CompareAsync(position, patience, isFirst, cancellationToken);
        }
        catch (UnknownPositionException)
        {
            return await CompareAsync(position with { After = null }, patience, isFirst: false, cancellationToken);
        }
        catch (StripeRefusedException)
        {
            await progress.TryWriteAsync(known, known.Value with { Unfinished = null }, cancellationToken);
            throw;
        }
    }

    private Task<ReconcilePage> CompareAsync(ReconcilePosition position, TimeSpan patience, bool isFirst, CancellationToken cancellationToken) =>
        compare.CompareAsync(position, CompareWithStripe.LimitMax, patience, isFirst, isThorough: false, isDryRun: false, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(EventId = 802, EventName = "credit.reconciliation.completed", Level = LogLevel.Information, Message = "Reconciled: {Differences} differences; all is compared until {DoneUntil}, to go on with: {Phase}.")]
        public static partial void Done(ILogger logger, int differences, DateTimeOffset? doneUntil, ReconcilePhase? phase);
    }
}
