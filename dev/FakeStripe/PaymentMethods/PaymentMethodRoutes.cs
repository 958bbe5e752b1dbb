using CreditFunctions.FakeStripe.Events;

namespace CreditFunctions.FakeStripe.PaymentMethods;

internal sealed class PaymentMethodRoutes(DocumentStore store, PaymentMethodStore methods, EventLog events) : IApiRoutes
{
    private const string Path = "/v1/payment_methods";

    public void Map(ApiMap api)
    {
        api.Post(Path, "type card[token] card[number] card[exp_month] card[exp_year] card[cvc] sepa_debit[iban] us_bank_account~ billing_details~ metadata[*] allow_redisplay", Create);
        api.Get(Path, ListPage.Rules + "customer type allow_redisplay", List);
        api.Get(Path + "/{id}", "", call => methods.Resolve(call.Id, "id").Visible());
        api.Post(Path + "/{id}/attach", "customer", Attach);
        api.Post(Path + "/{id}/detach", "", Detach);
    }

    private JsonObject Create(ApiCall call)
    {
        var parameters = call.Parameters;
        var type = parameters.RequiredText("type");
        var test = type switch
        {
            "card" => Card(parameters.Branch("card")),
            "sepa_debit" => Find(parameters.Branch("sepa_debit").RequiredText("iban").Replace(" ", "", StringComparison.Ordinal), "sepa_debit[iban]"),
            "us_bank_account" => Find(parameters.Branch("us_bank_account").RequiredText("account_number"), "us_bank_account[account_number]"),
            _ => throw StripeError.Invalid($"Payment methods of type {type} are not simulated: use card, sepa_debit or us_bank_account.", "type"),
        };
        var method = methods.Create(test, BillingDetails.Read(parameters.Branch("billing_details")));
        method["metadata"] = parameters.ReadMetadata();
        return method.Visible();
    }

    private static TestMethod Card(Parameters card) => card.Text("token") is { } token
        ? Find(token, "card[token]")
        : Find(card.RequiredText("number").Replace(" ", "", StringComparison.Ordinal), "card[number]");

    private static TestMethod Find(string nameOrNumber, string param) => TestMethods.Find(nameOrNumber)
        ?? throw StripeError.Invalid("This is not a test payment method.", param);

    private JsonObject List(ApiCall call)
    {
        var (customer, type) = (call.Parameters.Text("customer"), call.Parameters.Text("type"));
        return ListPage.Of(call, Path, store.All(Kind.PaymentMethod)
            .Where(method => customer is not null && method.Text("customer") == customer)
            .Where(method => type is null || method.Text("type") == type));
    }

    private JsonObject Attach(ApiCall call)
    {
        var method = methods.Resolve(call.Id, "id");
        methods.Attach(method, call.Parameters.RequiredText("customer"));
        events.Emit("payment_method.attached", method);
        return method.Visible();
    }

    private JsonObject Detach(ApiCall call)
    {
        var method = store.Require(Kind.PaymentMethod, call.Id);
        method["customer"] = null;
        store.Put(Kind.PaymentMethod, method);
        events.Emit("payment_method.detached", method);
        return method.Visible();
    }
}
