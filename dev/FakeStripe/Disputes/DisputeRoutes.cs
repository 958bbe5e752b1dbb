using CreditFunctions.FakeStripe.Events;

namespace CreditFunctions.FakeStripe.Disputes;

internal sealed class DisputeRoutes(DocumentStore store, EventLog events, DisputeOpening disputes) : IApiRoutes
{
    private const string Path = "/v1/disputes";

    public void Map(ApiMap api)
    {
        api.Get(Path, ListPage.Rules + "charge payment_intent", List);
        api.Get(Path + "/{id}", "", call => store.Require(Kind.Dispute, call.Id).Visible());
        api.Post(Path + "/{id}", "evidence~ metadata[*] submit", Update);
        api.Post(Path + "/{id}/close", "", Close);
    }

    private JsonObject List(ApiCall call)
    {
        var (charge, intent) = (call.Parameters.Text("charge"), call.Parameters.Text("payment_intent"));
        return ListPage.Of(call, Path, store.All(Kind.Dispute)
            .Where(dispute => charge is null || dispute.Text("charge") == charge)
            .Where(dispute => intent is null || dispute.Text("payment_intent") == intent));
    }

    private JsonObject Update(ApiCall call)
    {
        var (dispute, parameters) = (Open(call.Id, "updated"), call.Parameters);
        dispute["metadata"] = Metadata.Merge(dispute["metadata"]!.AsObject(), parameters);
        var evidence = parameters.Branch("evidence");
        foreach (var (name, value) in evidence.Values)
        {
            dispute["evidence"]![name] = value?.DeepClone();
        }

        dispute["evidence_details"]!["has_evidence"] = evidence.Values.Count > 0 || dispute["evidence_details"]!["has_evidence"]!.GetValue<bool>();
        store.Put(Kind.Dispute, dispute);
        if (NextStatus(dispute, parameters) is { } next)
        {
            dispute["evidence_details"]!["submission_count"] = 1;
            disputes.Advance(dispute, next);
        }
        else
        {
            events.Emit("charge.dispute.updated", dispute);
        }

        return dispute.Visible();
    }

    private JsonObject Close(ApiCall call)
    {
        var dispute = Open(call.Id, "closed");
        disputes.Advance(dispute, DisputeStatus.IsInquiry(dispute.RequiredText("status")) ? DisputeStatus.InquiryClosed : DisputeStatus.Lost);
        return dispute.Visible();
    }

    /// <summary>As in Stripe's test mode, certain texts in the evidence decide the dispute. With other evidence it stays under review.</summary>
    private static string? NextStatus(JsonObject dispute, Parameters parameters)
    {
        if (parameters.Truth("submit") is false || !parameters.Has("evidence"))
        {
            return null;
        }

        var isInquiry = DisputeStatus.IsInquiry(dispute.RequiredText("status"));
        return parameters.Branch("evidence").Text("uncategorized_text") switch
        {
            "winning_evidence" => isInquiry ? DisputeStatus.InquiryClosed : DisputeStatus.Won,
            "losing_evidence" => DisputeStatus.Lost,
            _ => isInquiry ? "warning_under_review" : DisputeStatus.UnderReview,
        };
    }

    private JsonObject Open(string id, string verb)
    {
        var dispute = store.Require(Kind.Dispute, id);
        return DisputeStatus.IsClosed(dispute.RequiredText("status"))
            ? throw StripeError.State($"This dispute is already closed; it cannot be {verb}.")
            : dispute;
    }
}
