using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>Reads <c>charge.refunded</c>. Its amount is the total refunded so far, not the latest refund.</summary>
internal static class ChargeReader
{
    public static EventReading Read(StripeEvent stripeEvent, EventPolicy policy)
    {
        if (OwnEvents.IgnoreReason(stripeEvent, policy) is { } reason)
        {
            return new EventReading.Ignored(reason);
        }

        return stripeEvent.Subject.Id("payment_intent") is { } intent
            ? new EventReading.OfPayment(intent, new PurchaseFacts
            {
                AmountsRefunded = FactMap.Of(intent, Amount.Of(stripeEvent.Subject, "amount_refunded")),
            })
            : new EventReading.Ignored("the charge is not of a payment intent");
    }
}
