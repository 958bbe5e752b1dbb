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
        CancellationToken cancellationToken) =>
        rounds.RunAsync(
            purchase.User, token => TryOnceAsync(purchase, cause, judge, before, mode, token), cancellationToken);

    private async Task<SettleOutcome?> TryOnceAsync(
        PurchaseName purchase,
        Cause cause,
        Func<Purchase, Judgement> judge,
        Task before,
        SettleMode mode,
        CancellationToken cancellationToken)
    {
        var state = await ledger.ReadAsync(purchase, cause.EventId, cancellationToken);
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
        var now = time.GetUtcNow();
        var before = state.Purchase!.Value;
        var known = before with
        {
            Facts = before.Facts.Join(accepted.Facts),
            SessionId = before.SessionId ?? accepted.SessionId,
        };
        var posting = Posting.Of(known, state.Balance.Value, cause, now);
        var isRepeated = state.IsEventApplied && posting.Purchase == before;
        return mode == SettleMode.Preview || await ledger.TryCommitAsync(state, posting, cause, now, cancellationToken)
            ? new SettleOutcome.Settled(before, posting, isRepeated)
            : null;
    }
}
