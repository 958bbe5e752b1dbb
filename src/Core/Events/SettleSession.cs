using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Events;

/// <summary>Brings a session that Stripe was asked for into its purchase, by the same rules as an event. There is no marker: facts repeat without harm.</summary>
public sealed class SettleSession(SettlePurchase settle, TablePaymentIntents paymentIntents, EventPolicy policy, ILogger<SettleSession> logger)
{
    /// <summary>Settles a purchase by what its session says, or previews that.</summary>
    public async Task<SettleOutcome> SettleAsync(PurchaseName purchase, SessionObservation session, SettleMode mode, CancellationToken cancellationToken)
    {
        var remembering = session is { Outcome: SessionOutcome.Paid, PaymentIntent: { } intent } && mode != SettleMode.Preview
            ? paymentIntents.RememberAsync(intent, purchase, cancellationToken)
            : Task.CompletedTask;
        var cause = Cause.Settle(session.SessionId);
        var outcome = await settle.SettleAsync(
            purchase, cause, stored => SessionRules.Judge(stored, session, policy), remembering, mode, cancellationToken);
        if (mode != SettleMode.Preview && outcome is SettleOutcome.Settled settled && settled.Posting.Purchase != settled.Before)
        {
            SettlementLog.Write(logger, settled, cause.Text);
        }

        return outcome;
    }
}
