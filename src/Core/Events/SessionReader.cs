using System.Text.Json;
using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Events;

/// <summary>Reads <c>checkout.session.*</c> events.</summary>
internal static class SessionReader
{
    public static EventReading Read(StripeEvent stripeEvent, EventPolicy policy)
    {
        var session = stripeEvent.Subject;
        if (WhyNotOurs(stripeEvent, session, policy) is { } reason)
        {
            return new EventReading.Ignored(reason);
        }

        var metadata = session.Member("metadata")!.Value;
        var purchase = PurchaseName.Of(metadata.Text(PurchaseMetadata.UserId), metadata.Text(PurchaseMetadata.PurchaseId))
            ?? throw new UnknownPurchaseException(metadata.Text(PurchaseMetadata.PurchaseId));
        var observation = Observe(stripeEvent, session);
        return new EventReading.OfPurchase(
            purchase,
            observation.Outcome == SessionOutcome.Paid ? observation.PaymentIntent : null,
            stored => SessionRules.Judge(stored, observation, policy));
    }

    /// <summary>Other products may share the Stripe account; only what we made ourselves concerns us.</summary>
    private static string? WhyNotOurs(StripeEvent stripeEvent, JsonElement session, EventPolicy policy)
    {
        if (OwnEvents.WhyNot(stripeEvent, policy) is { } reason)
        {
            return reason;
        }

        if (session.Text("mode") is not "payment")
        {
            return $"the session's mode is {session.Text("mode") ?? "not given"}, not payment";
        }

        if (session.Id("payment_link") is not null)
        {
            return "the session was made by a payment link";
        }

        var metadata = session.Member("metadata");
        return metadata?.Text(PurchaseMetadata.Type) == PurchaseMetadata.CreditPurchase && metadata?.Text(PurchaseMetadata.PurchaseId) is { Length: > 0 }
            ? null
            : "the session's metadata names no purchase of ours";
    }

    private static SessionObservation Observe(StripeEvent stripeEvent, JsonElement session) => new(
        session.RequiredText("id"),
        Outcome(stripeEvent.Type, session.Text("payment_status")),
        session.Text("currency"),
        session.Integer("amount_subtotal"),
        session.Integer("amount_total"),
        session.Member("total_details")?.Integer("amount_discount") ?? 0,
        session.Id("payment_intent"),
        session.Member("currency_conversion") is not null,
        stripeEvent.CreatedAt);

    private static SessionOutcome Outcome(string type, string? paymentStatus) => (type, paymentStatus) switch
    {
        ("checkout.session.expired", _) => SessionOutcome.Expired,
        ("checkout.session.async_payment_failed", _) => SessionOutcome.Failed,
        (_, "paid") => SessionOutcome.Paid,
        (_, "no_payment_required") => SessionOutcome.NothingToPay,
        (_, "unpaid") => SessionOutcome.Processing,
        _ => throw new UnreadableEventException($"payment_status is {paymentStatus ?? "missing"}, which says nothing here"),
    };
}
