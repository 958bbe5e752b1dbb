using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Events;

/// <summary>Brings a session that Stripe was asked for into its purchase, by the same rules as an event. There is no marker: facts repeat without harm.</summary>
public sealed class SettleSession(SettlePurchase settle, TablePaymentIntents paymentIntents, ILogger<SettleSession> logger)
{
    /// <summary>Settles a purchase by what its session says, or previews that.</summary>
    public async Task<SettleOutcome> SettleAsync(PurchaseName purchase, SessionObservation session, SettleMode mode, CancellationToken cancellationToken)
    {
        var remembering = session is { Outcome: SessionOutcome.Paid, PaymentIntent: { } intent } && mode != SettleMode.Preview
            ? paymentIntents.RememberAsync(intent, purchase, cancellationToken)
            : Task.CompletedTask;
        var cause = Cause.Settle(session.SessionId);
        var outcome = await settle.SettleAsync(
            purchase, cause, stored => WithoutKnownPayments(stored, SessionRules.Judge(stored, session)), remembering, mode, cancellationToken);
        if (mode != SettleMode.Preview && outcome is SettleOutcome.Settled settled && settled.Posting.Purchase != settled.Before)
        {
            SettlementLog.Write(logger, settled, cause.Text);
        }

        return outcome;
    }

    /// <summary>An event knows better when a payment was made: of a delayed one, a session tells only when it was begun.</summary>
    private static Judgement WithoutKnownPayments(Purchase stored, Judgement judgement)
    {
        if (judgement is not Judgement.Accepted { Facts: var facts } accepted)
        {
            return judgement;
        }

        var known = facts.Payments.Where(paid => stored.Facts.Payments.TryGetValue(paid.Key, out var before) && before.Amount == paid.Value.Amount);
        return accepted with { Facts = facts with { Payments = facts.Payments.RemoveRange(known.Select(paid => paid.Key)) } };
    }
}
