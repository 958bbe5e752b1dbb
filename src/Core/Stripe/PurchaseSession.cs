using System.Text.Json;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Stripe;

/// <summary>A Checkout session of ours as Stripe shows it when asked.</summary>
/// <param name="Purchase">The purchase that its metadata names; null where it cannot be one.</param>
/// <param name="Snapshot">What it says.</param>
public sealed record PurchaseSession(PurchaseKey? Purchase, CheckoutSessionSnapshot Snapshot)
{
    /// <summary>
    /// Reads a session. Where Stripe was asked to expand them, its payment intent tells a payment that failed from one that is on its way,
    /// and the charge says when it was paid.
    /// </summary>
    /// <returns>Null where it is none of ours.</returns>
    /// <exception cref="UnreadableEventException">Something that is needed is missing or of the wrong kind.</exception>
    internal static PurchaseSession? Read(JsonElement session, EventPolicy policy) =>
        SessionJson.WhyNotOurs(session) is null && (session.Flag("livemode") ?? policy.IsLiveMode) == policy.IsLiveMode
            ? new PurchaseSession(SessionJson.Purchase(session), SessionJson.Snapshot(session, Outcome(session), At(session)))
            : null;

    private static SessionOutcome Outcome(JsonElement session) => (session.Text("status"), session.Text("payment_status")) switch
    {
        (_, "paid") => SessionOutcome.Paid,
        ("expired", _) => SessionOutcome.Expired,
        ("open", _) => SessionOutcome.Open,
        ("complete", "no_payment_required") => SessionOutcome.NothingToPay,
        ("complete", "unpaid") => HasPaymentFailed(session) ? SessionOutcome.Failed : SessionOutcome.Processing,
        var (status, paid) => throw new UnreadableEventException($"status {status ?? "missing"} and payment_status {paid ?? "missing"} say nothing here"),
    };

    private static bool HasPaymentFailed(JsonElement session) =>
        session.Expanded("payment_intent")?.Text("status") is "requires_payment_method" or "canceled";

    /// <summary>By Stripe's clock, as an event's time is. A session without a payment knows only when it was created, and a delayed payment only when it was begun.</summary>
    private static DateTimeOffset At(JsonElement session)
    {
        var intent = session.Expanded("payment_intent");
        var charge = intent is { } known ? known.Expanded("latest_charge") : null;
        return (charge ?? intent ?? session).RequiredTime("created");
    }
}
