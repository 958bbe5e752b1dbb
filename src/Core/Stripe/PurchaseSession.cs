using System.Text.Json;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Stripe;

/// <summary>A Checkout session of ours, read from Stripe's API.</summary>
/// <param name="Purchase">The purchase that its metadata names; null if the ids are not valid.</param>
/// <param name="Installation">The installation that its metadata names; null for none.</param>
/// <param name="Snapshot">The state of the session.</param>
public sealed record PurchaseSession(PurchaseKey? Purchase, string? Installation, CheckoutSessionSnapshot Snapshot)
{
    /// <summary>
    /// Reads a session. If the payment intent is expanded, it distinguishes a failed payment from a pending one. If the charge is expanded, it
    /// has the time of payment.
    /// </summary>
    /// <returns>Null if the session is not ours.</returns>
    /// <exception cref="UnreadableEventException">A required member is missing or has the wrong type.</exception>
    internal static PurchaseSession? Read(JsonElement session, EventPolicy policy) =>
        SessionJson.IgnoreReason(session) is null && (session.Flag("livemode") ?? policy.IsLiveMode) == policy.IsLiveMode
            ? new PurchaseSession(SessionJson.Purchase(session), SessionJson.Installation(session), SessionJson.Snapshot(session, Outcome(session), At(session)))
            : null;

    private static SessionOutcome Outcome(JsonElement session) => (session.Text("status"), session.Text("payment_status")) switch
    {
        (_, "paid") => SessionOutcome.Paid,
        ("expired", _) => SessionOutcome.Expired,
        ("open", _) => SessionOutcome.Open,
        ("complete", "no_payment_required") => SessionOutcome.NothingToPay,
        ("complete", "unpaid") => HasPaymentFailed(session) ? SessionOutcome.Failed : SessionOutcome.Processing,
        var (status, paid) => throw new UnreadableEventException($"status {status ?? "missing"} and payment_status {paid ?? "missing"} are not supported"),
    };

    private static bool HasPaymentFailed(JsonElement session) =>
        session.Expanded("payment_intent")?.Text("status") is "requires_payment_method" or "canceled";

    /// <summary>
    /// A time of Stripe's clock, like the time of an event. Without a payment it is the session's creation; for a delayed payment, the start of
    /// the payment.
    /// </summary>
    private static DateTimeOffset At(JsonElement session)
    {
        var intent = session.Expanded("payment_intent");
        var charge = intent is { } known ? known.Expanded("latest_charge") : null;
        return (charge ?? intent ?? session).RequiredTime("created");
    }
}
