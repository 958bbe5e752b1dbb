using CreditFunctions.FakeStripe.Customers;

namespace CreditFunctions.FakeStripe.CheckoutSessions;

internal static class SessionDocument
{
    private static readonly string[] AsGiven = ["client_reference_id", "locale", "submit_type", "integration_identifier"];

    public static JsonObject Build(ApiCall call, IReadOnlyList<JsonObject> items, DocumentStore store, long now)
    {
        var parameters = call.Parameters;
        var session = Template.Of(Kind.CheckoutSession);
        session["id"] = Id.New("cs_test_a1", 56);
        session["created"] = now;
        session["expires_at"] = SessionRules.ExpiresAt(parameters, now);
        session["success_url"] = SessionRules.Url(parameters, "success_url") ?? parameters.RequiredText("success_url");
        session["cancel_url"] = SessionRules.Url(parameters, "cancel_url");
        session["url"] = Url(call.BaseUrl, session.Id());
        session["metadata"] = parameters.ReadMetadata();
        session["allow_promotion_codes"] = parameters.Truth("allow_promotion_codes");
        session["adaptive_pricing"]!["enabled"] = parameters.Branch("adaptive_pricing").Truth("enabled") ?? false;
        session["branding_settings"]!["display_name"] = parameters.Branch("branding_settings").Text("display_name") ?? "Example Co sandbox";
        foreach (var name in AsGiven)
        {
            session[name] = parameters.Text(name);
        }

        SetCustomer(session, parameters, store);
        SetAmounts(session, items);
        session["payment_method_types"] = MethodTypes(parameters, session.RequiredText("currency")).ToJsonArray();
        session["_intent_data"] = parameters.Branch("payment_intent_data").Values.DeepClone();
        return session;
    }

    public static string Url(string baseUrl, string id) => $"{baseUrl}/c/pay/{id}";

    public static string ItemsUrl(string id) => $"/v1/checkout/sessions/{id}/line_items";

    private static void SetCustomer(JsonObject session, Parameters parameters, DocumentStore store)
    {
        if (parameters.Has("customer") && parameters.Has("customer_email"))
        {
            throw StripeError.Invalid("You may only specify one of these parameters: customer, customer_email.", "customer");
        }

        session["customer"] = parameters.Text("customer") is { } customer ? CustomerRoutes.Living(store, customer).Id() : null;
        session["customer_email"] = parameters.Text("customer_email");
        session["customer_creation"] = session.Text("customer") is null
            ? parameters.OneOf("customer_creation", "always", "if_required") ?? "if_required"
            : null;
    }

    private static void SetAmounts(JsonObject session, IReadOnlyList<JsonObject> items)
    {
        var total = items.Sum(item => item.Number("amount_total"));
        session["currency"] = items[0].Text("currency");
        session["amount_subtotal"] = total;
        session["amount_total"] = total;
        session["_line_items"] = ListPage.Of(ItemsUrl(session.Id()), items);
    }

    /// <summary>
    /// Without a list, Stripe offers the payment methods that are enabled in the Dashboard. Here these are cards and the currency's bank debit.
    /// </summary>
    private static IEnumerable<string> MethodTypes(Parameters parameters, string currency)
    {
        var asked = parameters.Texts("payment_method_types");
        IEnumerable<string> types = asked.Count > 0 ? asked : currency switch
        {
            "usd" => ["card", "us_bank_account"],
            "eur" => ["card", "sepa_debit"],
            _ => ["card"],
        };
        return types.Except(parameters.Texts("excluded_payment_method_types"));
    }
}
