using CreditFunctions.FakeStripe.PaymentIntents;
using CreditFunctions.FakeStripe.Refunds;

namespace CreditFunctions.FakeStripe.Control;

/// <summary>
/// <c>{"session":"cs_…","paymentIntent":"pi_…","refund":"re_…","outcome":"succeeded"}</c>: completes delayed payments and refunds now. Without
/// an id it completes all of them; without <c>outcome</c> the test payment method decides.
/// </summary>
internal sealed class SettleControl(DocumentStore store, Agenda agenda, PaymentSettlement payments, Refunding refunds) : IControl
{
    public string Name => "settle";

    public JsonObject Run(HttpContext context, JsonObject body)
    {
        bool? succeeds = body.Text("outcome") switch
        {
            null => null,
            "succeeded" => true,
            "failed" => false,
            _ => throw StripeError.Invalid("outcome must be succeeded or failed.", "outcome"),
        };
        var (intents, refundIds) = Named(body);
        foreach (var intent in intents)
        {
            payments.Settle(intent, succeeds);
        }

        foreach (var refund in refundIds)
        {
            refunds.Settle(refund);
        }

        return new JsonObject { ["paymentIntents"] = intents.ToJsonArray(), ["refunds"] = refundIds.ToJsonArray() };
    }

    private (List<string> Intents, List<string> Refunds) Named(JsonObject body)
    {
        if (body.Text("session") is { } session)
        {
            return ([store.Require(Kind.CheckoutSession, session, "session").Text("payment_intent") ?? throw StripeError.State("This session has not been paid.")], []);
        }

        return (body.Text("paymentIntent"), body.Text("refund")) switch
        {
            ({ } intent, _) => ([intent], []),
            (_, { } refund) => ([], [refund]),
            _ => (Waiting(payments.Action), Waiting(refunds.Action)),
        };
    }

    private List<string> Waiting(string action) => [.. agenda.Find(action).Select(item => item.RequiredText("target"))];
}
