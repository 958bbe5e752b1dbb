using CreditFunctions.FakeStripe.Events;

namespace CreditFunctions.FakeStripe.Customers;

internal sealed class CustomerRoutes(DocumentStore store, Clock clock, EventLog events) : IApiRoutes
{
    private const string Path = "/v1/customers";
    private static readonly string[] Texts = ["email", "name", "phone", "description"];
    private const string Rules = "email name phone description metadata[*] address~ shipping~ preferred_locales[] tax_exempt invoice_settings~ payment_method balance ";

    public void Map(ApiMap api)
    {
        api.Post(Path, Rules, call => Create(call.Parameters).Visible());
        api.Get(Path, ListPage.Rules + "email", List);
        api.Get(Path + "/{id}", "", call => store.Require(Kind.Customer, call.Id).Visible());
        api.Post(Path + "/{id}", Rules, Update);
        api.Delete(Path + "/{id}", Delete);
        api.Get(Path + "/{id}/payment_methods", ListPage.Rules + "type allow_redisplay", PaymentMethods);
    }

    /// <summary>Finds a customer that is not deleted.</summary>
    public static JsonObject Living(DocumentStore store, string id) => store.Find(Kind.Customer, id) is { } customer && !customer.IsTrue("deleted")
        ? customer
        : throw StripeError.NoSuch(Kind.Customer, id, Kind.Customer);

    private JsonObject Create(Parameters parameters)
    {
        var customer = CustomerDocument.Build(clock.Seconds);
        customer["metadata"] = parameters.ReadMetadata();
        Fill(customer, parameters);
        store.Put(Kind.Customer, customer);
        events.Emit("customer.created", customer);
        return customer;
    }

    private JsonObject List(ApiCall call)
    {
        var email = call.Parameters.Text("email");
        return ListPage.Of(call, Path, store.All(Kind.Customer)
            .Where(customer => !customer.IsTrue("deleted"))
            .Where(customer => email is null || customer.Text("email") == email));
    }

    private JsonObject Update(ApiCall call)
    {
        var customer = Living(store, call.Id);
        customer["metadata"] = Metadata.Merge(customer["metadata"]!.AsObject(), call.Parameters);
        Fill(customer, call.Parameters);
        store.Put(Kind.Customer, customer);
        events.Emit("customer.updated", customer);
        return customer.Visible();
    }

    /// <summary>For a deleted customer, Stripe returns only the id and <c>deleted</c>.</summary>
    private JsonObject Delete(ApiCall call)
    {
        var customer = Living(store, call.Id);
        events.Emit("customer.deleted", customer);
        var stub = new JsonObject { ["id"] = customer.Id(), ["object"] = Kind.Customer, ["deleted"] = true };
        store.Put(Kind.Customer, stub);
        return stub.Visible();
    }

    private JsonObject PaymentMethods(ApiCall call) => ListPage.Of(
        call,
        $"{Path}/{call.Id}/payment_methods",
        store.All(Kind.PaymentMethod).Where(method => method.Text("customer") == Living(store, call.Id).Id()));

    private static void Fill(JsonObject customer, Parameters parameters)
    {
        foreach (var name in Texts.Where(parameters.Has))
        {
            customer[name] = parameters.Text(name);
        }
    }
}
