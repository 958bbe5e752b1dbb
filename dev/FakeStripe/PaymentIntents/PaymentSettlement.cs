using CreditFunctions.FakeStripe.CheckoutSessions;
using CreditFunctions.FakeStripe.PaymentMethods;

namespace CreditFunctions.FakeStripe.PaymentIntents;

/// <summary>Completes a delayed payment as succeeded or failed.</summary>
internal sealed class PaymentSettlement(DocumentStore store, Agenda agenda, Payment payment, SessionConfirmation sessions) : ITimedAction
{
    public string Action => Payment.Settlement;

    public void Run(JsonObject item)
    {
        agenda.Finish(item);
        Settle(item.RequiredText("target"), null);
    }

    /// <param name="intentId">The processing payment intent.</param>
    /// <param name="succeeds">The outcome; null for that of the test payment method.</param>
    public void Settle(string intentId, bool? succeeds)
    {
        agenda.Cancel(Payment.Settlement, intentId);
        var intent = store.Require(Kind.PaymentIntent, intentId, "payment_intent");
        if (intent.Text("status") != "processing")
        {
            return;
        }

        var charge = store.Require(Kind.Charge, intent.RequiredText("latest_charge"));
        var method = store.Require(Kind.PaymentMethod, intent.RequiredText("payment_method"));
        var test = PaymentMethodStore.TestOf(method);
        if (succeeds ?? test.Outcome == Outcome.SettlesLater)
        {
            payment.Succeed(intent, charge);
        }
        else
        {
            payment.Decline(intent, charge, method, test with { Code = test.Code ?? "payment_method_provider_decline" });
        }

        sessions.Settled(intent);
    }
}
