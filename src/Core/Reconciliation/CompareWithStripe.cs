using CreditFunctions.Core.Payments;
using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>
/// Compares Stripe with the ledger, settles what was missed, and tells of every difference. One call after the other, in pages that fit
/// into a request and stay far below Stripe's rate limits.
/// </summary>
public sealed partial class CompareWithStripe(
    CompareSessions sessions,
    ComparePurchases purchases,
    CompareEvents events,
    StripeEndpoints endpoints,
    TimeProvider time,
    ILogger<CompareWithStripe> logger)
{
    /// <summary>The most that a page compares; Stripe's lists give no more at once.</summary>
    public const int LimitMax = 100;

    /// <summary>No further item is begun after this: a function has two minutes, and one item may take one of them.</summary>
    public static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(50);

    /// <summary>Compares a page: so many items, or as many as there is time for, but one at least.</summary>
    /// <param name="position">Where to begin.</param>
    /// <param name="limit">How many sessions, purchases and events at the most.</param>
    /// <param name="patience">How long items may be begun.</param>
    /// <param name="isFirst">It is the first page of a run: what is wrong with the endpoint is logged, once for all pages.</param>
    /// <param name="isThorough">
    /// Every event is looked at. Otherwise only what Stripe could not deliver, unless the endpoint is not as it should be: what no endpoint was
    /// there to take counts as delivered.
    /// </param>
    /// <param name="isDryRun">Nothing is written: what would happen.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StripeUnavailableException">Stripe did not answer before anything was compared; the same page may be asked for again.</exception>
    /// <exception cref="UnknownPositionException">Stripe does not know where to begin.</exception>
    public async Task<ReconcilePage> CompareAsync(
        ReconcilePosition position, int limit, TimeSpan patience, bool isFirst, bool isThorough, bool isDryRun, CancellationToken cancellationToken)
    {
        var page = new PageInProgress(position, limit, patience, time);
        var problems = await endpoints.ProblemsAsync(cancellationToken);
        Tell(isFirst && !isDryRun ? problems : []);
        try
        {
            do
            {
                await ComparePhaseAsync(page, undeliveredOnly: !isThorough && problems.Count == 0, isDryRun, cancellationToken);
            }
            while (page.Next is not null && !page.IsFull);
        }
        catch (StripeRefusedException failure) when (!page.HasBegun && ReconcileFailure.IsOfPosition(failure))
        {
            throw new UnknownPositionException(failure);
        }
        catch (Exception failure) when (page.HasBegun && !cancellationToken.IsCancellationRequested)
        {
            Log.Interrupted(logger, failure, page.Next!.Phase); // What was settled until now must be told; the next page meets the failure.
        }

        Tell(isDryRun ? [] : page.Differences);
        return new ReconcilePage(page.Differences, problems, page.Next);
    }

    private async Task ComparePhaseAsync(PageInProgress page, bool undeliveredOnly, bool isDryRun, CancellationToken cancellationToken)
    {
        await foreach (var item in Phase(page.Next!, page.Left, undeliveredOnly, isDryRun, cancellationToken))
        {
            page.Add(item);
            if (page.IsFull)
            {
                return;
            }
        }

        page.EndPhase();
    }

    private IAsyncEnumerable<ComparedItem> Phase(
        ReconcilePosition position, int limit, bool undeliveredOnly, bool isDryRun, CancellationToken cancellationToken) => position.Phase switch
    {
        ReconcilePhase.Sessions => sessions.CompareAsync(position, limit, isDryRun, cancellationToken),
        ReconcilePhase.Purchases => purchases.CompareAsync(position, limit, isDryRun, cancellationToken),
        ReconcilePhase.Events => events.CompareAsync(position, limit, undeliveredOnly, isDryRun, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(position), position.Phase, "Unknown phase."),
    };

    private void Tell(IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            Log.EndpointProblem(logger, problem);
        }
    }

    private void Tell(IReadOnlyList<Difference> differences)
    {
        foreach (var found in differences)
        {
            CreditMetrics.CountDifference(found.KindName, found.IsSettled);
            Log.Difference(logger, found.KindName, found.UserId, found.PurchaseId, found.SessionId, found.Credits, found.IsSettled, found.Reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 800, EventName = "credit.alert.reconciliation", Level = LogLevel.Error, Message = "Stripe and the ledger differ ({Kind}): user {UserId}, purchase {PurchaseId}, session {SessionId}, {Credits} credits, settled: {IsSettled}. {Reason}.")]
        public static partial void Difference(
            ILogger logger, string kind, string? userId, string? purchaseId, string? sessionId, long credits, bool isSettled, string reason);

        [LoggerMessage(EventId = 801, EventName = "credit.alert.webhook_endpoint", Level = LogLevel.Error, Message = "The webhook endpoint at Stripe is not as it should be: {Problem}")]
        public static partial void EndpointProblem(ILogger logger, string problem);

        [LoggerMessage(EventId = 804, Level = LogLevel.Warning, Message = "The comparison with Stripe was interrupted while {Phase} were compared; the next page goes on there.")]
        public static partial void Interrupted(ILogger logger, Exception failure, ReconcilePhase phase);
    }
}
