using CreditFunctions.FakeStripe.Events;

namespace CreditFunctions.FakeStripe.Disputes;

/// <summary>A cardholder asks or complains; and how that goes on.</summary>
internal sealed class DisputeOpening(DocumentStore store, Clock clock, EventLog events)
{
    private static readonly TimeSpan ResponseWithin = TimeSpan.FromDays(9);

    public JsonObject Open(JsonObject charge, long amount, string status, string? currency = null, string? reason = null)
    {
        var dispute = Template.Of(Kind.Dispute);
        dispute["id"] = Id.New("du_1", 23);
        dispute["amount"] = amount;
        dispute["currency"] = currency ?? charge.Text("currency");
        dispute["charge"] = charge.Id();
        dispute["payment_intent"] = charge.Text("payment_intent");
        dispute["created"] = clock.Seconds;
        dispute["evidence_details"]!["due_by"] = clock.Seconds + (long)ResponseWithin.TotalSeconds;
        dispute["reason"] = reason ?? "fraudulent";
        var first = DisputeStatus.IsInquiry(status) ? DisputeStatus.Inquiry : DisputeStatus.NeedsResponse;
        Set(dispute, first);
        if (first == DisputeStatus.NeedsResponse)
        {
            DisputeMoney.Withdraw(dispute, clock.Seconds);
        }

        charge["disputed"] = true;
        store.Put(Kind.Charge, charge);
        store.Put(Kind.Dispute, dispute);
        events.Emit("charge.dispute.created", dispute);
        if (first == DisputeStatus.NeedsResponse)
        {
            events.Emit("charge.dispute.funds_withdrawn", dispute);
        }

        if (first != status)
        {
            Advance(dispute, status);
        }

        return dispute;
    }

    /// <summary>Moves a dispute on, with every event that Stripe would send for the step.</summary>
    public void Advance(JsonObject dispute, string status)
    {
        var former = dispute.RequiredText("status");
        if (former == status)
        {
            return;
        }

        Set(dispute, status);
        if (!DisputeStatus.IsInquiry(status) && !DisputeMoney.IsWithdrawn(dispute))
        {
            DisputeMoney.Withdraw(dispute, clock.Seconds);
            events.Emit("charge.dispute.funds_withdrawn", dispute);
        }

        if (status == DisputeStatus.Won && !DisputeMoney.IsReinstated(dispute))
        {
            DisputeMoney.Reinstate(dispute, clock.Seconds);
            events.Emit("charge.dispute.funds_reinstated", dispute);
        }

        store.Put(Kind.Dispute, dispute);
        events.Emit(DisputeStatus.IsClosed(status) ? "charge.dispute.closed" : "charge.dispute.updated", dispute, new JsonObject { ["status"] = former });
    }

    private static void Set(JsonObject dispute, string status)
    {
        var isInquiry = DisputeStatus.IsInquiry(status);
        dispute["status"] = status;
        dispute["is_charge_refundable"] = isInquiry;
        dispute["payment_method_details"]!["card"]!["case_type"] = isInquiry ? "inquiry" : "chargeback";
    }
}
