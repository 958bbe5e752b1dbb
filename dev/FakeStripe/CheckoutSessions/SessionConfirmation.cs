using CreditFunctions.FakeStripe.Events;
using CreditFunctions.FakeStripe.PaymentIntents;
using CreditFunctions.FakeStripe.PaymentMethods;

namespace CreditFunctions.FakeStripe.CheckoutSessions;

/// <summary>Pays a session, from the payment page or through the API of Stripe's CLI.</summary>
internal sealed class SessionConfirmation(DocumentStore store, Clock clock, EventLog events, Payment payment, SessionCustomer customers)
{
    /// <summary>Confirms the session and returns the resulting event. A declined payment leaves the session open.</summary>
    public JsonObject Confirm(JsonObject session, JsonObject method, long? expectedAmount, bool isAuthenticated)
    {
        if (session.Text("status") != "open")
        {
            throw StripeError.State($"This Checkout Session is {session.Text("status")}: it can no longer be paid.", "checkout_session_not_open");
        }

        if (!session.Texts("payment_method_types").Contains(method.RequiredText("type"), StringComparer.Ordinal) && !IsAsked(method))
        {
            throw StripeError.Invalid($"The payment method type {method.Text("type")} is not one of this session's.", "payment_method");
        }

        if (expectedAmount is { } expected && expected != session.Number("amount_total"))
        {
            throw StripeError.State("The amount has changed: expected_amount is not the session's total.", "checkout_amount_mismatch");
        }

        if (session.Number("amount_total") > 0)
        {
            Pay(session, method, isAuthenticated);
        }

        return Complete(session, method);
    }

    /// <summary>Updates the session after a delayed payment has succeeded or failed.</summary>
    public void Settled(JsonObject intent)
    {
        if (intent.Text("_session") is not { } id || store.Find(Kind.CheckoutSession, id) is not { } session)
        {
            return;
        }

        var isPaid = intent.Text("status") == "succeeded";
        session["payment_status"] = isPaid ? "paid" : "unpaid";
        store.Put(Kind.CheckoutSession, session);
        events.Emit($"checkout.session.async_payment_{(isPaid ? "succeeded" : "failed")}", session);
    }

    /// <summary>The simulated delayed methods are accepted in any session, because they are only used when requested explicitly.</summary>
    private static bool IsAsked(JsonObject method) => PaymentMethodStore.TestOf(method).Names.Length > 0;

    private void Pay(JsonObject session, JsonObject method, bool isAuthenticated)
    {
        var intent = session.Text("payment_intent") is { } id ? store.Require(Kind.PaymentIntent, id) : CreateIntent(session);
        payment.Attempt(intent, method, isAuthenticated, isOffSession: false);
        if (intent.Text("status") == "requires_action")
        {
            var test = PaymentMethodStore.TestOf(method);
            throw StripeError.Declined(test.Code!, test.DeclineCode, test.Message, intent);
        }
    }

    private JsonObject CreateIntent(JsonObject session)
    {
        var intent = IntentDocument.Build(
            session.Number("amount_total"),
            session.RequiredText("currency"),
            session.Text("customer"),
            session.Texts("payment_method_types"),
            clock.Seconds);
        IntentDocument.Fill(intent, new Parameters(session["_intent_data"]!.AsObject(), "payment_intent_data", []));
        intent["_session"] = session.Id();
        session["payment_intent"] = intent.Id();
        store.Put(Kind.PaymentIntent, intent);
        store.Put(Kind.CheckoutSession, session);
        events.Emit("payment_intent.created", intent);
        return intent;
    }

    private JsonObject Complete(JsonObject session, JsonObject method)
    {
        var intent = session.Text("payment_intent") is { } id ? store.Require(Kind.PaymentIntent, id) : null;
        session["status"] = "complete";
        session["payment_status"] = intent?.Text("status") switch
        {
            null => "no_payment_required",
            "succeeded" => "paid",
            _ => "unpaid",
        };
        session["url"] = null;
        customers.Fill(session, method);
        store.Put(Kind.CheckoutSession, session);
        return events.Emit("checkout.session.completed", session);
    }
}
