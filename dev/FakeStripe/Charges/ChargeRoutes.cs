namespace CreditFunctions.FakeStripe.Charges;

internal sealed class ChargeRoutes(DocumentStore store) : IApiRoutes
{
    private const string Path = "/v1/charges";

    public void Map(ApiMap api)
    {
        api.Get(Path, ListPage.Rules + "customer payment_intent", List);
        api.Get(Path + "/{id}", "", call => store.Require(Kind.Charge, call.Id).Visible());
    }

    private JsonObject List(ApiCall call)
    {
        var (customer, intent) = (call.Parameters.Text("customer"), call.Parameters.Text("payment_intent"));
        return ListPage.Of(call, Path, store.All(Kind.Charge)
            .Where(charge => customer is null || charge.Text("customer") == customer)
            .Where(charge => intent is null || charge.Text("payment_intent") == intent));
    }
}
