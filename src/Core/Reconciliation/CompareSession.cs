using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Compares one session with its purchase, and settles what the rules allow. Where nothing would change, nothing is written.</summary>
public sealed class CompareSession(RecordSession recordSession)
{
    /// <summary>Compares a session.</summary>
    /// <returns>The difference, or null, and the purchase as it stands now; null where there is none.</returns>
    public async Task<(Difference? Difference, Purchase? Purchase)> CompareAsync(
        PurchaseName name, CheckoutSessionSnapshot session, bool isDryRun, CancellationToken cancellationToken)
    {
        var preview = await recordSession.PreviewAsync(name, session, cancellationToken);
        var seen = SessionComparison.Of(name, session, preview);
        if (preview is not PaymentOutcome.Recorded settled)
        {
            return (seen, null);
        }

        if (isDryRun)
        {
            return (seen is null ? null : seen with { IsSettled = false }, settled.Before);
        }

        if (!settled.IsChange || SessionComparison.IsForAPerson(seen, settled.Before))
        {
            return (seen, settled.Before);
        }

        var outcome = await recordSession.RecordAsync(name, session, cancellationToken);
        return (SessionComparison.Of(name, session, seen, outcome), (outcome as PaymentOutcome.Recorded)?.Update.Purchase);
    }
}
