using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>Reads <c>refund.*</c> and <c>charge.refund.updated</c>: one refund with its status.</summary>
internal static class RefundReader
{
    public static EventReading Read(StripeEvent stripeEvent, EventPolicy policy)
    {
        var refund = stripeEvent.Subject;
        if (OwnEvents.IgnoreReason(stripeEvent, policy) is { } reason)
        {
            return new EventReading.Ignored(reason);
        }

        if (refund.Id("payment_intent") is not { } intent)
        {
            return new EventReading.Ignored("the refund is not of a payment intent");
        }

        return RefundJson.Facts(refund, intent) is { } facts
            ? new EventReading.OfPayment(intent, facts)
            : new EventReading.Ignored($"the refund's status {refund.Text("status") ?? "(none)"} is not supported");
    }
}
