using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Reads <c>payment_intent.payment_failed</c>: a declined attempt. Nothing changes: the session stays open and the buyer may try again.
/// </summary>
internal static class DeclineReader
{
    public static EventReading Read(StripeEvent stripeEvent, EventPolicy policy)
    {
        if (OwnEvents.IgnoreReason(stripeEvent, policy) is { } reason)
        {
            return new EventReading.Ignored(reason);
        }

        var metadata = stripeEvent.Subject.Member("metadata");
        return PurchaseKey.Of(metadata?.Text(PurchaseMetadata.UserId), metadata?.Text(PurchaseMetadata.PurchaseId)) is { } purchase
            ? new EventReading.Declined(purchase, SessionJson.Installation(stripeEvent.Subject), stripeEvent.Subject.Member("last_payment_error")?.Text("code"))
            : new EventReading.Ignored("the payment intent's metadata names no purchase of ours");
    }
}
