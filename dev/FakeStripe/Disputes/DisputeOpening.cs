using CreditFunctions.FakeStripe.Events;

namespace CreditFunctions.FakeStripe.Disputes;

/// <summary>Opens disputes and inquiries, and changes their status.</summary>
internal sealed class DisputeOpening(DocumentStore store, Clock clock, EventLog events)
{
    private static readonly TimeSpan ResponseWithin = TimeSpan.FromDays(9);

    /// <param name="charge">The disputed charge.</param>
    /// <param name="amount">The disputed amount in minor units.</param>
    /// <param name="status">The final status. The dispute starts as an inquiry or a chargeback.</param>
    /// <param name="currency">The currency; null for that of the charge.</param>
    /// <param name="reason">The reason; null for fraud.</param>
    /// <param name="moved">The movements of money; null for the default ones.</param>
    public JsonObject Open(
        JsonObject charge, long amount, string status, string? currency = null, string? reason = null, IReadOnlyCollection<DisputeMovement>? moved = null)
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
        var first = DisputeStatus.BeginsAsInquiry(status) ? DisputeStatus.Inquiry : DisputeStatus.NeedsResponse;
        Set(dispute, first);
        var atFirst = Move(dispute, moved is null ? [.. DisputeMoney.Due(dispute, first)] : [.. moved.Where(movement => movement.Amount < 0 || first == status)]);
        charge["disputed"] = true;
        store.Put(Kind.Charge, charge);
        store.Put(Kind.Dispute, dispute);
        events.Emit("charge.dispute.created", dispute);
        EmitMoved(dispute, atFirst);
        if (first != status)
        {
            Advance(dispute, status, moved?.Where(movement => movement.Amount > 0).ToList());
        }

        return dispute;
    }

    /// <summary>Changes the status of a dispute and sends the events that Stripe would send.</summary>
    public void Advance(JsonObject dispute, string status, IReadOnlyCollection<DisputeMovement>? moved = null)
    {
        var former = dispute.RequiredText("status");
        if (former == status && moved is null)
        {
            return;
        }

        Set(dispute, status);
        EmitMoved(dispute, Move(dispute, moved ?? [.. DisputeMoney.Due(dispute, status)]));
        store.Put(Kind.Dispute, dispute);
        if (former != status)
        {
            events.Emit(DisputeStatus.IsClosed(status) ? "charge.dispute.closed" : "charge.dispute.updated", dispute, new JsonObject { ["status"] = former });
        }
    }

    private IReadOnlyCollection<DisputeMovement> Move(JsonObject dispute, IReadOnlyCollection<DisputeMovement> movements)
    {
        foreach (var movement in movements)
        {
            DisputeMoney.Move(dispute, movement, clock.Seconds);
        }

        return movements;
    }

    private void EmitMoved(JsonObject dispute, IReadOnlyCollection<DisputeMovement> movements)
    {
        if (movements.Any(movement => movement.Amount < 0))
        {
            events.Emit("charge.dispute.funds_withdrawn", dispute);
        }

        if (movements.Any(movement => movement.Amount > 0))
        {
            events.Emit("charge.dispute.funds_reinstated", dispute);
        }
    }

    private static void Set(JsonObject dispute, string status)
    {
        dispute["status"] = status;
        dispute["is_charge_refundable"] = DisputeStatus.BeginsAsInquiry(status);
        dispute["payment_method_details"]!["card"]!["case_type"] =
            status == DisputeStatus.Prevented ? "resolution" : DisputeStatus.IsInquiry(status) ? "inquiry" : "chargeback";
    }
}
