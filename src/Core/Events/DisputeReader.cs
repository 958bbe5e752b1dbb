using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>Reads <c>charge.dispute.*</c>: one dispute with its status and the money that it moved.</summary>
internal static class DisputeReader
{
    public static EventReading Read(StripeEvent stripeEvent, EventPolicy policy)
    {
        if (OwnEvents.IgnoreReason(stripeEvent, policy) is { } reason)
        {
            return new EventReading.Ignored(reason);
        }

        return stripeEvent.Subject.Id("payment_intent") is { } intent
            ? new EventReading.OfPayment(intent, DisputeJson.Facts(stripeEvent.Subject, intent, stripeEvent.CreatedAt, stripeEvent.Type))
            : new EventReading.Ignored("the dispute is not of a payment intent");
    }
}
