using CreditFunctions.FakeStripe.Disputes;
using CreditFunctions.FakeStripe.Events;

namespace CreditFunctions.FakeStripe.Refunds;

internal sealed class RefundRoutes(DocumentStore store, EventLog events, Refunding refunding) : IApiRoutes
{
    private const string Path = "/v1/refunds";

    public void Map(ApiMap api)
    {
        api.Post(Path, "payment_intent charge amount reason metadata[*] currency customer instructions_email origin refund_application_fee reverse_transfer", Create);
        api.Get(Path, ListPage.Rules + "payment_intent charge", List);
        api.Get(Path + "/{id}", "", call => store.Require(Kind.Refund, call.Id).Visible());
        api.Post(Path + "/{id}", "metadata[*]", Update);
        api.Post(Path + "/{id}/cancel", "", Cancel);
    }

    private JsonObject Create(ApiCall call)
    {
        var parameters = call.Parameters;
        var reason = parameters.OneOf("reason", "duplicate", "fraudulent", "requested_by_customer");
        var charge = Charge(parameters);
        var left = charge.Number("amount") - charge.Number("amount_refunded");
        var amount = parameters.Integer("amount") ?? left;
        Check(charge, amount, left);
        return refunding.Create(charge, amount, reason, parameters.ReadMetadata()).Visible();
    }

    private void Check(JsonObject charge, long amount, long left)
    {
        if (left == 0)
        {
            throw StripeError.State($"Charge {charge.Id()} has already been refunded.", "charge_already_refunded");
        }

        if (amount <= 0)
        {
            throw StripeError.Invalid("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer");
        }

        if (amount > left)
        {
            throw StripeError.State($"Refund amount ({amount}) is greater than unrefunded amount on charge ({left}).");
        }

        if (store.All(Kind.Dispute).Any(dispute => dispute.Text("charge") == charge.Id() && !dispute.IsTrue("is_charge_refundable") && dispute.Text("status") != DisputeStatus.Won))
        {
            throw StripeError.State($"Charge {charge.Id()} has been charged back; cannot issue a refund.", "charge_disputed");
        }
    }

    private JsonObject Charge(Parameters parameters)
    {
        if (parameters.Text("charge") is { } id)
        {
            return Paid(store.Require(Kind.Charge, id, "charge"));
        }

        var intent = store.Require(Kind.PaymentIntent, parameters.Text("payment_intent") ?? throw StripeError.Invalid("One of the following params should be provided for this request: payment_intent or charge.", null, "parameter_missing"), "payment_intent");
        return intent.Text("latest_charge") is { } latest
            ? Paid(store.Require(Kind.Charge, latest))
            : throw NotPaid(intent);
    }

    private static JsonObject Paid(JsonObject charge) => charge.Text("status") == "succeeded" ? charge : throw NotPaid(charge);

    private static StripeErrorException NotPaid(JsonObject payment) =>
        StripeError.State($"{payment.Id()} does not have a successful charge to refund.", "payment_intent_unexpected_state");

    private JsonObject List(ApiCall call)
    {
        var (charge, intent) = (call.Parameters.Text("charge"), call.Parameters.Text("payment_intent"));
        return ListPage.Of(call, Path, store.All(Kind.Refund)
            .Where(refund => charge is null || refund.Text("charge") == charge)
            .Where(refund => intent is null || refund.Text("payment_intent") == intent));
    }

    private JsonObject Update(ApiCall call)
    {
        var refund = store.Require(Kind.Refund, call.Id);
        var former = new JsonObject { ["metadata"] = refund["metadata"]!.DeepClone() };
        refund["metadata"] = Metadata.Merge(refund["metadata"]!.AsObject(), call.Parameters);
        store.Put(Kind.Refund, refund);
        events.Emit("refund.updated", refund, former);
        events.Emit("charge.refund.updated", refund, (JsonObject)former.DeepClone());
        return refund.Visible();
    }

    private JsonObject Cancel(ApiCall call)
    {
        var refund = store.Require(Kind.Refund, call.Id);
        if (refund.Text("status") is not (RefundStatus.RequiresAction or RefundStatus.Pending))
        {
            throw StripeError.State($"A refund that is {refund.Text("status")} cannot be canceled.");
        }

        refunding.Advance(refund, RefundStatus.Canceled);
        return refund.Visible();
    }
}
