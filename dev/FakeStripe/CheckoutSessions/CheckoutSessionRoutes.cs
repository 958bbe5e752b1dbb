namespace CreditFunctions.FakeStripe.CheckoutSessions;

internal sealed class CheckoutSessionRoutes(DocumentStore store, Clock clock, LineItems lineItems, SessionExpiry expiry) : IApiRoutes
{
    private const string Path = "/v1/checkout/sessions";
    private static readonly string[] Filters = ["status", "customer", "payment_intent", "payment_link", "subscription"];

    public void Map(ApiMap api)
    {
        api.Post(Path, SessionRules.Create, Create);
        api.Get(Path, ListPage.Rules + "status customer customer_account customer_details[email] payment_intent payment_link subscription", List);
        api.Get(Path + "/{id}", "", call => Require(call).Visible());
        api.Post(Path + "/{id}", "metadata[*]", Update);
        api.Post(Path + "/{id}/expire", "", Expire);
        api.Get(Path + "/{id}/line_items", ListPage.Rules, call => ListPage.Of(call, SessionDocument.ItemsUrl(call.Id), Require(call)["_line_items"]!.AsObject().Objects("data")));
    }

    private JsonObject Create(ApiCall call)
    {
        SessionRules.RefuseUnsimulated(call.Parameters);
        SessionRules.CheckAddresses(call.Parameters);
        SessionRules.ExpiresAt(call.Parameters, clock.Seconds);
        var session = SessionDocument.Build(call, lineItems.Build(call.Parameters), store, clock.Seconds);
        store.Put(Kind.CheckoutSession, session);
        expiry.Plan(session);
        return session.Visible();
    }

    private JsonObject List(ApiCall call)
    {
        var parameters = call.Parameters;
        var email = parameters.Branch("customer_details").Text("email");
        _ = parameters.OneOf("status", "open", "complete", "expired");
        var sessions = store.All(Kind.CheckoutSession)
            .Where(session => email is null || (session["customer_details"] as JsonObject)?.Text("email") == email);
        return ListPage.Of(call, Path, Filters.Aggregate(sessions, (matching, name) =>
            parameters.Text(name) is { } wanted ? matching.Where(session => session.Text(name) == wanted) : matching));
    }

    private JsonObject Update(ApiCall call)
    {
        var session = Require(call);
        session["metadata"] = Metadata.Merge(session["metadata"]!.AsObject(), call.Parameters);
        store.Put(Kind.CheckoutSession, session);
        return session.Visible();
    }

    private JsonObject Expire(ApiCall call)
    {
        var session = Require(call);
        if (session.Text("status") != "open")
        {
            throw StripeError.State($"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of {session.Text("status")}.");
        }

        expiry.Expire(session);
        return session.Visible();
    }

    private JsonObject Require(ApiCall call) => store.Require(Kind.CheckoutSession, call.Id, "session");
}
