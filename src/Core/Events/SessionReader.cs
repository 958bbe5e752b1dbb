using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>Reads <c>checkout.session.*</c> events.</summary>
internal static class SessionReader
{
    public static EventReading Read(StripeEvent stripeEvent, EventPolicy policy)
    {
        var session = stripeEvent.Subject;
        if ((OwnEvents.IgnoreReason(stripeEvent, policy) ?? SessionJson.IgnoreReason(session)) is { } reason)
        {
            return new EventReading.Ignored(reason);
        }

        var installation = SessionJson.Installation(session);
        return SessionJson.Purchase(session) is { } purchase
            ? new EventReading.OfSession(
                purchase, installation, SessionJson.Snapshot(session, Outcome(stripeEvent.Type, session.Text("payment_status")), stripeEvent.CreatedAt))
            : policy.IsOfAnother(installation) ? new EventReading.Ignored(policy.IgnoreReason(installation))
            : throw new UnknownPurchaseException(session.Member("metadata")?.Text(PurchaseMetadata.PurchaseId));
    }

    private static SessionOutcome Outcome(string type, string? paymentStatus) => (type, paymentStatus) switch
    {
        ("checkout.session.expired", _) => SessionOutcome.Expired,
        ("checkout.session.async_payment_failed", _) => SessionOutcome.Failed,
        (_, "paid") => SessionOutcome.Paid,
        (_, "no_payment_required") => SessionOutcome.NothingToPay,
        (_, "unpaid") => SessionOutcome.Processing,
        _ => throw new UnreadableEventException($"payment_status {paymentStatus ?? "(none)"} is not supported"),
    };
}
