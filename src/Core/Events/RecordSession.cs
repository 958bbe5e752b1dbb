using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Records a Checkout session that was read from Stripe, by the same rules as an event. It needs no marker: recording facts again changes
/// nothing, so it may run concurrently with the webhook.
/// </summary>
public sealed class RecordSession(LedgerWriter ledger, PaymentIntentStore paymentIntents)
{
    /// <summary>Records a session.</summary>
    public Task<PaymentOutcome> RecordAsync(PurchaseKey purchase, CheckoutSessionSnapshot session, CancellationToken cancellationToken)
    {
        var indexing = session is { Outcome: SessionOutcome.Paid, PaymentIntent: { } intent }
            ? paymentIntents.IndexAsync(intent, purchase, cancellationToken)
            : Task.CompletedTask;
        return ledger.ExecuteAsync(purchase.User, Command(purchase, session), indexing, cancellationToken);
    }

    /// <summary>What recording the session would do now. Writes nothing.</summary>
    public Task<PaymentOutcome> PreviewAsync(PurchaseKey purchase, CheckoutSessionSnapshot session, CancellationToken cancellationToken) =>
        ledger.PreviewAsync(purchase.User, Command(purchase, session), cancellationToken);

    private static RecordPayment Command(PurchaseKey purchase, CheckoutSessionSnapshot session) =>
        new(purchase.Id, EntrySource.Settle(session.SessionId), new PaymentUpdate.SessionRead(session));
}
