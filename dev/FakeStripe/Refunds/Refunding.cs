using CreditFunctions.FakeStripe.Events;
using CreditFunctions.FakeStripe.PaymentMethods;

namespace CreditFunctions.FakeStripe.Refunds;

/// <summary>Creates refunds and changes their status.</summary>
internal sealed class Refunding(DocumentStore store, Clock clock, EventLog events, Agenda agenda, FakeStripeOptions options) : ITimedAction
{
    private static readonly string[] FromCharge = ["currency", "customer", "payment_intent", "payment_method"];

    public string Action => "settle_refund";

    public JsonObject Create(JsonObject charge, long amount, string? reason, JsonObject metadata, string? status = null)
    {
        var outcome = Outcome(charge);
        var refund = Template.Of(Kind.Refund);
        refund["id"] = Id.New("re_3", 23);
        refund["created"] = clock.Seconds;
        refund["amount"] = amount;
        refund["charge"] = charge.Id();
        refund["reason"] = reason;
        refund["metadata"] = metadata;
        refund["balance_transaction"] = Id.New("txn_3", 23);
        refund["status"] = status ?? (outcome == PaymentMethods.Outcome.RefundsLater ? RefundStatus.Pending : RefundStatus.Succeeded);
        if (refund.Text("status") == RefundStatus.Pending)
        {
            refund["pending_reason"] = "insufficient_funds";
        }

        foreach (var name in FromCharge)
        {
            refund[name] = charge[name]?.DeepClone();
        }

        store.Put(Kind.Refund, refund);
        AddToCharge(charge, amount);
        events.Emit("refund.created", refund);
        if (outcome is PaymentMethods.Outcome.RefundsLater or PaymentMethods.Outcome.RefundFails)
        {
            agenda.Add(Action, refund.Id(), options.SettlementDelay);
        }

        return refund;
    }

    public void Run(JsonObject item)
    {
        agenda.Finish(item);
        Settle(item.RequiredText("target"));
    }

    public void Settle(string refundId)
    {
        agenda.Cancel(Action, refundId);
        var refund = store.Require(Kind.Refund, refundId, "refund");
        var charge = store.Require(Kind.Charge, refund.RequiredText("charge"));
        Advance(refund, Outcome(charge) == PaymentMethods.Outcome.RefundFails ? RefundStatus.Failed : RefundStatus.Succeeded);
    }

    public void Advance(JsonObject refund, string status)
    {
        var former = refund.RequiredText("status");
        if (former == status || RefundStatus.IsUndone(former))
        {
            return;
        }

        refund["status"] = status;
        refund.Remove("pending_reason");
        if (status == RefundStatus.Failed)
        {
            refund["failure_reason"] = "expired_or_canceled_card";
            refund["failure_balance_transaction"] = Id.New("txn_3", 23);
        }

        store.Put(Kind.Refund, refund);
        if (RefundStatus.IsUndone(status))
        {
            TakeFromCharge(refund);
        }

        var previous = new JsonObject { ["status"] = former };
        events.Emit(status == RefundStatus.Failed ? "refund.failed" : "refund.updated", refund, previous);
        events.Emit("charge.refund.updated", refund, (JsonObject)previous.DeepClone());
    }

    private void AddToCharge(JsonObject charge, long amount)
    {
        var previous = new JsonObject { ["amount_refunded"] = charge.Number("amount_refunded") };
        charge["amount_refunded"] = charge.Number("amount_refunded") + amount;
        charge["refunded"] = charge.Number("amount_refunded") == charge.Number("amount");
        if (charge.IsTrue("refunded"))
        {
            previous["refunded"] = false;
        }

        store.Put(Kind.Charge, charge);
        events.Emit("charge.refunded", charge, previous);
    }

    /// <summary>A failed refund makes its amount refundable again.</summary>
    private void TakeFromCharge(JsonObject refund)
    {
        var charge = store.Require(Kind.Charge, refund.RequiredText("charge"));
        charge["amount_refunded"] = charge.Number("amount_refunded") - refund.Number("amount");
        charge["refunded"] = false;
        store.Put(Kind.Charge, charge);
    }

    private Outcome Outcome(JsonObject charge) =>
        PaymentMethodStore.TestOf(store.Require(Kind.PaymentMethod, charge.RequiredText("payment_method"))).Outcome;
}
