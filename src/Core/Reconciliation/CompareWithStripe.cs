using CreditFunctions.Core.Metrics;
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

    /// <summary>No further list is begun after this: a timer has two minutes.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(30);

    /// <summary>Compares a page.</summary>
    /// <param name="position">Where to begin.</param>
    /// <param name="limit">How many sessions, purchases and events at the most.</param>
    /// <param name="isDryRun">Nothing is written: what would happen.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Payments.StripeUnavailableException">Stripe did not answer; the same page may be asked for again.</exception>
    public async Task<ReconcilePage> CompareAsync(ReconcilePosition position, int limit, bool isDryRun, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var problems = await endpoints.ProblemsAsync(cancellationToken);
        var differences = new List<Difference>();
        var next = position;
        for (var left = limit; next is not null && left > 0 && time.GetElapsedTime(started) < LongEnough;)
        {
            var page = await ComparePhaseAsync(next, left, isDryRun, cancellationToken);
            differences.AddRange(page.Differences);
            left -= page.Looked;
            next = next.Next(page.After);
        }

        Tell(differences, problems, isDryRun);
        return new ReconcilePage(differences, problems, next);
    }

    private Task<PhasePage> ComparePhaseAsync(ReconcilePosition position, int limit, bool isDryRun, CancellationToken cancellationToken) => position.Phase switch
    {
        ReconcilePhase.Sessions => sessions.CompareAsync(position, limit, isDryRun, cancellationToken),
        ReconcilePhase.Purchases => purchases.CompareAsync(position, limit, isDryRun, cancellationToken),
        ReconcilePhase.Events => events.CompareAsync(position, limit, isDryRun, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(position), position.Phase, "Unknown phase."),
    };

    private void Tell(List<Difference> differences, IReadOnlyList<string> problems, bool isDryRun)
    {
        foreach (var problem in problems)
        {
            Log.EndpointProblem(logger, problem);
        }

        foreach (var found in differences.Where(_ => !isDryRun))
        {
            CreditMetrics.CountDifference(found.Kind.ToString().ToLowerInvariant(), found.IsSettled);
            Log.Difference(logger, found.Kind, found.UserId, found.PurchaseId, found.SessionId, found.Credits, found.IsSettled, found.Reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 800, EventName = "credit.alert.reconciliation", Level = LogLevel.Error, Message = "Stripe and the ledger differ ({Kind}): user {UserId}, purchase {PurchaseId}, session {SessionId}, {Credits} credits, settled: {IsSettled}. {Reason}.")]
        public static partial void Difference(
            ILogger logger, DifferenceKind kind, string? userId, string? purchaseId, string? sessionId, long credits, bool isSettled, string reason);

        [LoggerMessage(EventId = 801, EventName = "credit.alert.webhook_endpoint", Level = LogLevel.Error, Message = "The webhook endpoint at Stripe is not as it should be: {Problem}")]
        public static partial void EndpointProblem(ILogger logger, string problem);
    }
}
