using CreditFunctions.FakeStripe.Disputes;

namespace CreditFunctions.FakeStripe.Control;

/// <summary>
/// <c>{"paymentIntent":"pi_…","amount":4999,"status":"needs_response"}</c>: opens a dispute, or moves on the one that is
/// open, with all the events on the way. <c>dispute</c> names a certain one, <c>"new":true</c> opens another.
/// </summary>
internal sealed class DisputesControl(DocumentStore store, DisputeOpening disputes) : IControl
{
    public string Name => "disputes";

    public JsonObject Run(HttpContext context, JsonObject body)
    {
        var status = body.Text("status") ?? DisputeStatus.NeedsResponse;
        if (!DisputeStatus.All.Contains(status, StringComparer.Ordinal))
        {
            throw StripeError.Invalid($"status must be one of {string.Join(", ", DisputeStatus.All)}.", "status");
        }

        if (Existing(body) is { } dispute)
        {
            disputes.Advance(dispute, status);
            return dispute.Visible();
        }

        var intent = store.Require(Kind.PaymentIntent, body.Required("paymentIntent"), "paymentIntent");
        var charge = store.Require(Kind.Charge, intent.Text("latest_charge") ?? throw StripeError.State("This payment intent has not been paid."));
        return disputes.Open(charge, body.Amount("amount") ?? charge.Number("amount"), status, body.Text("currency"), body.Text("reason")).Visible();
    }

    private JsonObject? Existing(JsonObject body) => body.Text("dispute") is { } id
        ? store.Require(Kind.Dispute, id, "dispute")
        : store.All(Kind.Dispute).FirstOrDefault(dispute =>
            dispute.Text("payment_intent") == body.Text("paymentIntent")
            && !DisputeStatus.IsClosed(dispute.RequiredText("status"))
            && !body.IsTrue("new"));
}
