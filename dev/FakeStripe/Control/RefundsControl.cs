using CreditFunctions.FakeStripe.Refunds;

namespace CreditFunctions.FakeStripe.Control;

/// <summary>
/// <c>{"refund":"re_…","status":"failed"}</c> changes the status of a refund. With <c>paymentIntent</c> and <c>amount</c> instead, it creates a
/// refund with any status, which Stripe's API does not allow.
/// </summary>
internal sealed class RefundsControl(DocumentStore store, Refunding refunding) : IControl
{
    public string Name => "refunds";

    public JsonObject Run(HttpContext context, JsonObject body)
    {
        var status = body.Required("status");
        if (!RefundStatus.All.Contains(status, StringComparer.Ordinal))
        {
            throw StripeError.Invalid($"status must be one of {string.Join(", ", RefundStatus.All)}.", "status");
        }

        if (body.Text("refund") is { } id)
        {
            var refund = store.Require(Kind.Refund, id, "refund");
            refunding.Advance(refund, status);
            return refund.Visible();
        }

        var intent = store.Require(Kind.PaymentIntent, body.Required("paymentIntent"), "paymentIntent");
        var charge = store.Require(Kind.Charge, intent.Text("latest_charge") ?? throw StripeError.State("This payment intent has not been paid."));
        var amount = body.Amount("amount") ?? charge.Number("amount") - charge.Number("amount_refunded");
        var made = refunding.Create(charge, amount, null, [], RefundStatus.IsUndone(status) ? RefundStatus.Pending : status);
        refunding.Advance(made, status);
        return made.Visible();
    }
}
