using System.Net;
using System.Text.Json;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Reads what went back of a payment: its refunds and disputes.</summary>
public sealed class ReturnedPayments(StripeReturns stripe)
{
    /// <summary>
    /// Reads the refunds and disputes of a paid session. Its charge shows whether there are any, so Stripe is asked only if there are, or if
    /// some are known here: a refund may have failed since.
    /// </summary>
    /// <param name="session">The session with its expanded charge.</param>
    /// <param name="known">What is known here.</param>
    /// <param name="now">The time of the request.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The facts, and what could not be read.</returns>
    /// <exception cref="StripeUnavailableException">Stripe did not respond.</exception>
    internal async Task<(PurchaseFacts Facts, IReadOnlyList<Unchecked> Unchecked)> ReadAsync(
        JsonElement session, PurchaseFacts known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (session.Text("payment_status") is not "paid" || session.Id("payment_intent") is not { } intent)
        {
            return (PurchaseFacts.None, []);
        }

        var sessionId = session.RequiredText("id");
        if (session.Expanded("payment_intent")?.Expanded("latest_charge") is not { } charge)
        {
            return (PurchaseFacts.None, [new Unchecked(UncheckedKind.Charge, $"Stripe shows no charge for session {sessionId}, so its refunds and disputes are unknown")]);
        }

        var amountRefunded = charge.Integer("amount_refunded") is null ? 0 : Amount.Of(charge, "amount_refunded");
        var facts = amountRefunded == 0 ? PurchaseFacts.None : new PurchaseFacts { AmountsRefunded = FactMap.Of(intent, amountRefunded) };
        var problems = new List<Unchecked>();
        if (amountRefunded > 0 || !known.AmountsRefunded.IsEmpty || !known.Refunds.IsEmpty)
        {
            facts = facts.Merge(await ReadListAsync(
                after => stripe.ListRefundsAsync(intent, after, cancellationToken),
                refund => RefundJson.Facts(refund, intent) ?? PurchaseFacts.None,
                reason => problems.Add(new Unchecked(UncheckedKind.Refunds, $"the refunds of session {sessionId} cannot be read: {reason}"))));
        }

        if (charge.Flag("disputed") is true || !known.Disputes.IsEmpty)
        {
            facts = facts.Merge(await ReadListAsync(
                after => stripe.ListDisputesAsync(intent, after, cancellationToken),
                dispute => DisputeJson.Facts(dispute, intent, now),
                reason => problems.Add(new Unchecked(UncheckedKind.Disputes, $"the disputes of session {sessionId} cannot be read: {reason}"))));
        }

        return (facts, problems);
    }

    /// <summary>Reads a list of refunds or disputes. If Stripe refuses it, or an item cannot be read, the rest of the comparison goes on.</summary>
    private static async Task<PurchaseFacts> ReadListAsync(Func<string?, Task<StripePage>> list, Func<JsonElement, PurchaseFacts> read, Action<string> report)
    {
        var facts = PurchaseFacts.None;
        try
        {
            await foreach (var item in StripePage.AllAsync(after: null, list))
            {
                facts = facts.Merge(read(item));
            }
        }
        catch (StripeRefusedException failure)
        {
            report(failure.Status == HttpStatusCode.Forbidden ? "the key lacks the right to read them" : $"Stripe refused the request ({(int)failure.Status})");
        }
        catch (UnreadableEventException failure)
        {
            report(failure.Message);
        }

        return facts;
    }
}
