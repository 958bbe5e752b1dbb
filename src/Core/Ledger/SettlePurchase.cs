using CreditFunctions.Core.Purchases;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace CreditFunctions.Core.Ledger;

/// <summary>
/// Brings facts into a purchase and the ledger to what they say. The only way by which a purchase moves credits, whoever asks: an event,
/// the buyer's return, reconciliation, an operator.
/// </summary>
public sealed partial class SettlePurchase
{
    private readonly TableLedger _ledger;
    private readonly UserTurns _turns;
    private readonly TimeProvider _time;
    private readonly ILogger<SettlePurchase> _logger;
    private readonly ResiliencePipeline<SettleOutcome?> _untilCommitted;

    public SettlePurchase(TableLedger ledger, UserTurns turns, TimeProvider time, ILogger<SettlePurchase> logger)
    {
        (_ledger, _turns, _time, _logger) = (ledger, turns, time, logger);
        _untilCommitted = new ResiliencePipelineBuilder<SettleOutcome?> { Name = "settle", TimeProvider = time }
            .AddTimeout(TimeSpan.FromSeconds(20)) // Outermost: contention is bounded by time, then the queue tries again.
            .AddRetry(new RetryStrategyOptions<SettleOutcome?>
            {
                // Null says that another writer was first or that no answer came; the next round reads again and decides again.
                ShouldHandle = static attempt => ValueTask.FromResult(attempt.Outcome is { Exception: null, Result: null }),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(15),
                MaxDelay = TimeSpan.FromMilliseconds(500),
                OnRetry = attempt =>
                {
                    Log.CommitContended(_logger, attempt.AttemptNumber + 1);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>Settles one purchase.</summary>
    /// <param name="purchase">The purchase.</param>
    /// <param name="cause">Why; an event is applied once.</param>
    /// <param name="judge">Holds what was observed against the purchase as it is stored. Pure: it may be asked again.</param>
    /// <param name="before">What must be stored before the transaction; it runs beside the reading.</param>
    /// <param name="mode">Whether a marker stops it, and whether it writes.</param>
    /// <param name="cancellationToken">Stops waiting; what is being written may still be written.</param>
    public async Task<SettleOutcome> SettleAsync(
        PurchaseName purchase,
        Cause cause,
        Func<Purchase, Judgement> judge,
        Task before,
        SettleMode mode,
        CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(purchase.User, cancellationToken);
        var outcome = await _untilCommitted.ExecuteAsync(
            async token => await TryOnceAsync(purchase, cause, judge, before, mode, token), cancellationToken);
        return outcome!;
    }

    private async Task<SettleOutcome?> TryOnceAsync(
        PurchaseName purchase,
        Cause cause,
        Func<Purchase, Judgement> judge,
        Task before,
        SettleMode mode,
        CancellationToken cancellationToken)
    {
        var state = await _ledger.ReadAsync(purchase, cause.EventId, cancellationToken);
        await before;
        if (state.IsEventApplied && mode == SettleMode.Once)
        {
            return new SettleOutcome.Duplicate();
        }

        if (state.Purchase is not { Value: var stored })
        {
            return new SettleOutcome.UnknownPurchase();
        }

        return judge(stored) switch
        {
            Judgement.Accepted accepted => await TryCommitAsync(state, accepted, cause, mode, cancellationToken),
            Judgement.Refused refused => new SettleOutcome.Ignored(refused.Reason),
            var unknown => throw new InvalidOperationException($"Nothing is said here about the judgement {unknown}."),
        };
    }

    private async Task<SettleOutcome?> TryCommitAsync(
        LedgerState state,
        Judgement.Accepted accepted,
        Cause cause,
        SettleMode mode,
        CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var before = state.Purchase!.Value;
        var known = before with
        {
            Facts = before.Facts.Join(accepted.Facts),
            SessionId = before.SessionId ?? accepted.SessionId,
        };
        var posting = Posting.Of(known, state.Balance.Value, cause, now);
        var isRepeated = state.IsEventApplied && posting.Purchase == before;
        return mode == SettleMode.Preview || await _ledger.TryCommitAsync(state, posting, cause, now, cancellationToken)
            ? new SettleOutcome.Settled(before, posting, isRepeated)
            : null;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 100, Level = LogLevel.Debug, Message = "Another writer was first, or no answer came; reading again (round {Round}).")]
        public static partial void CommitContended(ILogger logger, int round);
    }
}
