using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Compares one session with its purchase, and settles what the rules allow. Where nothing would change, nothing is written.</summary>
public sealed class CompareSession(SettleSession settleSession)
{
    /// <summary>Compares a session.</summary>
    /// <returns>The difference, or null, and the purchase as it stands now; null where there is none.</returns>
    public async Task<(Difference? Difference, Purchase? Purchase)> CompareAsync(
        PurchaseName name, SessionObservation session, bool isDryRun, CancellationToken cancellationToken)
    {
        var preview = await settleSession.SettleAsync(name, session, SettleMode.Preview, cancellationToken);
        var seen = SessionComparison.Of(name, session, preview);
        if (preview is not SettleOutcome.Settled settled)
        {
            return (seen, null);
        }

        if (isDryRun)
        {
            return (seen is null ? null : seen with { IsSettled = false }, settled.Before);
        }

        if (settled.Posting.Purchase == settled.Before || SessionComparison.IsForAPerson(seen, settled.Before))
        {
            return (seen, settled.Before);
        }

        var outcome = await settleSession.SettleAsync(name, session, SettleMode.Once, cancellationToken);
        return (SessionComparison.Of(name, session, seen, outcome), (outcome as SettleOutcome.Settled)?.Posting.Purchase);
    }
}
