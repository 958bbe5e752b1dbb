using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Finds the purchase that an event concerns and the update to it. A refund or a dispute may arrive before its payment: its facts are recorded
/// and take effect once the payment is recorded.
/// </summary>
public sealed class EventResolver(PaymentIntentLookup paymentIntents, InstallationCheck installations, EventPolicy policy)
{
    /// <exception cref="UnreadableEventException">The event cannot be read.</exception>
    /// <exception cref="UnknownPaymentIntentException">Stripe does not know its payment intent.</exception>
    internal async Task<EventTarget> ResolveAsync(StripeEvent stripeEvent, CancellationToken cancellationToken)
    {
        var reading = EventTypes.Read(stripeEvent, policy);
        switch (reading)
        {
            case EventReading.OfSession session:
                return await ForeignAsync(session.Purchase, session.Installation, cancellationToken)
                    ?? new EventTarget(reading, session.Purchase, new PaymentUpdate.SessionEvent(session.Session), session.PaidIntent);
            case EventReading.OfPayment payment when await paymentIntents.FindAsync(payment.PaymentIntent, cancellationToken) is { } match:
                return await ForeignAsync(match.Purchase, match.Installation, cancellationToken)
                    ?? new EventTarget(reading, match.Purchase, new PaymentUpdate.NewFacts(payment.Facts), match.IsIndexed ? null : payment.PaymentIntent);
            case EventReading.Declined declined:
                return await ForeignAsync(declined.Purchase, declined.Installation, cancellationToken) ?? new EventTarget(reading, declined.Purchase);
            default:
                return new EventTarget(reading);
        }
    }

    private async Task<EventTarget?> ForeignAsync(PurchaseKey purchase, string? installation, CancellationToken cancellationToken) =>
        await installations.IgnoreReasonAsync(purchase, installation, cancellationToken) is { } reason ? new EventTarget(new EventReading.Ignored(reason)) : null;
}

/// <summary>What an event concerns.</summary>
/// <param name="Reading">What the event says.</param>
/// <param name="Purchase">The purchase; null if the event concerns none of ours.</param>
/// <param name="Update">The update to the purchase; null if the event changes nothing.</param>
/// <param name="IntentToIndex">A payment intent that must be indexed before the update is committed; null for none.</param>
internal sealed record EventTarget(EventReading Reading, PurchaseKey? Purchase = null, PaymentUpdate? Update = null, string? IntentToIndex = null);
