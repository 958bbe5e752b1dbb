using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>What the timer does: goes on where it was, page by page, and remembers how far it got after each.</summary>
public sealed partial class ContinueReconciliation(
    CompareWithStripe compare,
    TableReconcileProgress progress,
    TimeProvider time,
    ILogger<ContinueReconciliation> logger)
{
    /// <summary>No further page is begun after this; <c>host.json</c> gives a function two minutes.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(60);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var known = await progress.ReadAsync(cancellationToken);
        ReconcilePosition? position = known.Value.Continue(time.GetUtcNow());
        var differences = 0;
        while (position is not null && time.GetElapsedTime(started) < LongEnough)
        {
            var page = await compare.CompareAsync(position, CompareWithStripe.LimitMax, isDryRun: false, cancellationToken);
            differences += page.Differences.Count;
            if (await progress.TryWriteAsync(known, known.Value.After(position, page.Next), cancellationToken) is not { } written)
            {
                return; // Another instance is at it.
            }

            (known, position) = (written, page.Next);
        }

        Log.Done(logger, differences, known.Value.DoneUntil, position?.Phase);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 802, Level = LogLevel.Information, Message = "Reconciled: {Differences} differences; all is compared until {DoneUntil}, to go on with: {Phase}.")]
        public static partial void Done(ILogger logger, int differences, DateTimeOffset? doneUntil, ReconcilePhase? phase);
    }
}
