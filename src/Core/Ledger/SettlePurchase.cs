using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Ledger;

/// <summary>
/// Brings facts into a purchase and the ledger to what they say. The only way by which a purchase moves credits, whoever asks: an event,
/// the buyer's return, reconciliation, an operator.
/// </summary>
public sealed class SettlePurchase(TableLedger ledger, CommitRounds rounds, TimeProvider time)
{
    /// <summary>Settles one purchase.</summary>
    /// <param name="purchase">The purchase.</param>
    /// <param name="cause">Why; an event is applied once.</param>
    /// <param name="judge">Holds what was observed against the purchase as it is stored. Pure: it may be asked again.</param>
    /// <param name="before">What must be stored before the transaction; it runs beside the reading.</param>
    /// <param name="mode">Whether a marker stops it, and whether it writes.</param>
    /// <param name="cancellationToken">Stops waiting; what is being written may still be written.</param>
    public Task<SettleOutcome> SettleAsync(
        PurchaseName purchase,
        Cause cause,
        Func<Purchase, Judgement> judge,
        Task before,
        SettleMode mode,
        CancellationToken cancellationToken)
    {
        var asked = new Asked(purchase, cause, judge, before, mode);
        return rounds.RunAsync(purchase.User, token => TryOnceAsync(asked, token), cancellationToken);
    }

    private async Task<SettleOutcome?> TryOnceAsync(Asked asked, CancellationToken cancellationToken)
    {
        var state = await ledger.ReadAsync(asked.Purchase, asked.Cause.EventId, cancellationToken);
        await asked.Before.WaitAsync(cancellationToken);
        if (asked.InDoubt is { } mine && await StandsAsync(mine, state, cancellationToken))
        {
            return mine.Outcome;
        }

        if (state.IsEventApplied && asked.Mode == SettleMode.Once)
        {
            return new SettleOutcome.Duplicate();
        }

        if (state.Purchase is not { Value: var stored })
        {
            return new SettleOutcome.UnknownPurchase();
        }

        return asked.Judge(stored) switch
        {
            Judgement.Accepted accepted => await TryCommitAsync(asked, state, accepted, cancellationToken),
            Judgement.Refused refused => new SettleOutcome.Ignored(refused.Reason, stored),
            var unknown => throw new InvalidOperationException($"Nothing is said here about the judgement {unknown}."),
        };
    }

    private async Task<SettleOutcome?> TryCommitAsync(Asked asked, LedgerState state, Judgement.Accepted accepted, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = state.Purchase!.Value;
        var known = before with
        {
            Facts = before.Facts.Join(accepted.Facts),
            SessionId = before.SessionId ?? accepted.SessionId,
        };
        var posting = Posting.Of(known, state.Balance.Value, asked.Cause, now);
        var isRepeated = state.IsEventApplied && posting.Purchase == before;
        var outcome = new SettleOutcome.Settled(before, posting, isRepeated);
        if (asked.Mode == SettleMode.Preview || await ledger.TryCommitAsync(state, posting, asked.Cause, now, cancellationToken))
        {
            return outcome;
        }

        asked.InDoubt = new Try(outcome, now);
        return null;
    }

    /// <summary>Whether a try that got no answer was carried out. To the tick: somebody else may have written the same, at another time.</summary>
    private async Task<bool> StandsAsync(Try mine, LedgerState state, CancellationToken cancellationToken)
    {
        var posting = mine.Outcome.Posting;
        return posting.Entry is { } entry ? entry.Sequence <= state.Balance.Value.Sequence && await ledger.HoldsAsync(posting.Purchase.User, entry, cancellationToken)
            : state.AppliedAt is { } appliedAt ? appliedAt == mine.At
            : posting.Purchase == state.Purchase?.Value;
    }

    private sealed record Asked(PurchaseName Purchase, Cause Cause, Func<Purchase, Judgement> Judge, Task Before, SettleMode Mode)
    {
        /// <summary>The last try that another writer was faster than, or whose answer was lost.</summary>
        public Try? InDoubt { get; set; }
    }

    private sealed record Try(SettleOutcome.Settled Outcome, DateTimeOffset At);
}
