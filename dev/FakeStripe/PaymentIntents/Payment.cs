using CreditFunctions.FakeStripe.Charges;
using CreditFunctions.FakeStripe.Disputes;
using CreditFunctions.FakeStripe.Events;
using CreditFunctions.FakeStripe.PaymentMethods;

namespace CreditFunctions.FakeStripe.PaymentIntents;

/// <summary>Charges a payment intent with a payment method.</summary>
internal sealed class Payment(
    DocumentStore store,
    Clock clock,
    EventLog events,
    Agenda agenda,
    PaymentMethodStore methods,
    DisputeOpening disputes,
    FakeStripeOptions options)
{
    public const string Settlement = "settle_payment";

    /// <summary>Attempts the payment. The intent then has succeeded, is processing or requires action; a declined payment throws.</summary>
    public void Attempt(JsonObject intent, JsonObject method, bool isAuthenticated, bool isOffSession)
    {
        var test = PaymentMethodStore.TestOf(method);
        intent["payment_method"] = method.Id();
        if (test.Outcome == Outcome.NeedsAuthentication && !isAuthenticated && !isOffSession)
        {
            RequireAction(intent);
            return;
        }

        var charge = ChargeDocument.Build(intent, method, clock.Seconds);
        intent["latest_charge"] = charge.Id();
        intent["next_action"] = null;
        switch (test.Outcome)
        {
            case Outcome.Declines or Outcome.NeedsAuthentication when !isAuthenticated:
                Decline(intent, charge, method, test);
                throw StripeError.Declined(test.Code!, test.DeclineCode, test.Message, intent);
            case Outcome.SettlesLater or Outcome.FailsLater:
                Process(intent, charge);
                break;
            default:
                Succeed(intent, charge);
                KeepForLater(intent, method);
                OpenDispute(charge, test.Outcome);
                break;
        }
    }

    public void Succeed(JsonObject intent, JsonObject charge)
    {
        ChargeDocument.Succeed(charge);
        intent["status"] = "succeeded";
        intent["amount_received"] = intent.Number("amount");
        intent["last_payment_error"] = null;
        Keep(intent, charge);
        events.Emit("charge.succeeded", charge);
        events.Emit("payment_intent.succeeded", intent);
    }

    public void Decline(JsonObject intent, JsonObject charge, JsonObject method, TestMethod test)
    {
        ChargeDocument.Fail(charge, test.Code!, test.DeclineCode, test.Message);
        intent["status"] = "requires_payment_method";
        intent["payment_method"] = null;
        intent["last_payment_error"] = new JsonObject
        {
            ["charge"] = charge.Id(),
            ["code"] = test.Code,
            ["decline_code"] = test.DeclineCode,
            ["doc_url"] = $"https://stripe.com/docs/error-codes/{test.Code!.Replace('_', '-')}",
            ["message"] = test.Message,
            ["payment_method"] = method.Visible(),
            ["type"] = "card_error",
        };
        Keep(intent, charge);
        events.Emit("charge.failed", charge);
        events.Emit("payment_intent.payment_failed", intent);
    }

    private void RequireAction(JsonObject intent)
    {
        intent["status"] = "requires_action";
        intent["next_action"] = new JsonObject { ["type"] = "use_stripe_sdk", ["use_stripe_sdk"] = new JsonObject { ["type"] = "three_d_secure_redirect" } };
        store.Put(Kind.PaymentIntent, intent);
        events.Emit("payment_intent.requires_action", intent);
    }

    private void Process(JsonObject intent, JsonObject charge)
    {
        charge["status"] = "pending";
        charge["paid"] = false;
        intent["status"] = "processing";
        Keep(intent, charge);
        agenda.Add(Settlement, intent.Id(), options.SettlementDelay);
        events.Emit("charge.pending", charge);
        events.Emit("payment_intent.processing", intent);
    }

    private void KeepForLater(JsonObject intent, JsonObject method)
    {
        if (intent.Text("setup_future_usage") is not null && intent.Text("customer") is { } customer)
        {
            methods.Attach(method, customer);
        }
    }

    private void OpenDispute(JsonObject charge, Outcome outcome)
    {
        if (outcome is Outcome.IsDisputed or Outcome.IsInquired)
        {
            disputes.Open(charge, charge.Number("amount"), outcome == Outcome.IsInquired ? DisputeStatus.Inquiry : DisputeStatus.NeedsResponse);
        }
    }

    private void Keep(JsonObject intent, JsonObject charge)
    {
        store.Put(Kind.Charge, charge);
        store.Put(Kind.PaymentIntent, intent);
    }
}
