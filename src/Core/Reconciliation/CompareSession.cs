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
        var difference = SessionComparison.Of(name, session, preview);
        if (preview is not SettleOutcome.Settled settled)
        {
            return (difference, null);
        }

        if (isDryRun)
        {
            return (difference is null ? null : difference with { IsSettled = false }, settled.Before);
        }

        if (settled.Posting.Purchase != settled.Before)
        {
            await settleSession.SettleAsync(name, session, SettleMode.Once, cancellationToken);
        }

        return (difference, settled.Posting.Purchase);
    }
}
