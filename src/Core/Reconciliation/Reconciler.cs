using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>
/// Compares Stripe with the ledger, settles what was missed, and reports every difference. It compares one item after the other, in pages that
/// fit into a function call and stay far below Stripe's rate limits.
/// </summary>
public sealed partial class Reconciler(IEnumerable<IReconcilePhase> phases, EndpointCheck endpoints, ILogger<Reconciler> logger)
{
    private readonly Dictionary<ReconcilePhase, IReconcilePhase> _phases = phases.ToDictionary(phase => phase.Phase);

    /// <summary>Compares a page: as many items as the request's limit and time budget allow, but at least one.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not respond, and nothing was compared.</exception>
    /// <exception cref="UnknownCursorException">Stripe does not know the item that the cursor names.</exception>
    public async Task<ReconcilePage> RunAsync(ReconcileRequest request, CancellationToken cancellationToken)
    {
        var problems = await endpoints.ProblemsAsync(cancellationToken);
        var page = new ReconcilePage(request with { IncludesDeliveredEvents = request.IncludesDeliveredEvents || problems.Count > 0 }) { EndpointProblems = problems };
        if (!request.IsDryRun && !request.IsContinuation)
        {
            LogProblems(problems);
        }

        try
        {
            do
            {
                await RunPhaseAsync(page, cancellationToken);
            }
            while (page.Next is not null && !page.IsFull);
        }
        catch (StripeRefusedException failure) when (!page.HasProgress && failure.Parameter == "starting_after")
        {
            throw new UnknownCursorException(failure);
        }
        catch (Exception failure) when (page.HasProgress && !cancellationToken.IsCancellationRequested)
        {
            Log.Interrupted(logger, failure, page.Next!.Phase); // The differences that were settled must be reported. The next page meets the failure again.
            page.Interrupt();
        }

        page.Finish();
        if (!request.IsDryRun)
        {
            LogFindings(page);
        }

        return page;
    }

    private async Task RunPhaseAsync(ReconcilePage page, CancellationToken cancellationToken)
    {
        if (EventPhase.Forgotten(page.Rest) is { } forgotten)
        {
            page.Add(forgotten);
        }

        await foreach (var item in _phases[page.Next!.Phase].ItemsAsync(page.Rest, cancellationToken))
        {
            page.Add(item.Position, await item.CompareAsync(logger, cancellationToken));
            if (page.IsFull)
            {
                return;
            }
        }

        page.EndPhase();
    }

    private void LogProblems(IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            Log.EndpointProblem(logger, problem);
        }
    }

    private void LogFindings(ReconcilePage page)
    {
        foreach (var found in page.Unchecked.Where(found => found.Kind is not (UncheckedKind.Item or UncheckedKind.Rest)))
        {
            Log.Unchecked(logger, found.KindName, found.Reason);
        }

        foreach (var found in page.Differences)
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

        [LoggerMessage(EventId = 801, EventName = "credit.alert.webhook_endpoint", Level = LogLevel.Error, Message = "The webhook endpoint at Stripe has a problem: {Problem}")]
        public static partial void EndpointProblem(ILogger logger, string problem);

        [LoggerMessage(EventId = 805, Level = LogLevel.Warning, Message = "Not compared with Stripe ({Kind}): {Reason}.")]
        public static partial void Unchecked(ILogger logger, string kind, string reason);

        [LoggerMessage(EventId = 804, Level = LogLevel.Warning, Message = "Reconciliation was interrupted in the phase {Phase}; the next page continues there.")]
        public static partial void Interrupted(ILogger logger, Exception failure, ReconcilePhase phase);
    }
}

/// <summary>Stripe does not know the item that a cursor names: it keeps events for 30 days, and a caller may invent a cursor.</summary>
public sealed class UnknownCursorException(Exception innerException) : Exception("Stripe does not know the item to continue after.", innerException);
