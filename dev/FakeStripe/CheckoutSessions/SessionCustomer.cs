using CreditFunctions.FakeStripe.Customers;
using CreditFunctions.FakeStripe.Events;

namespace CreditFunctions.FakeStripe.CheckoutSessions;

/// <summary>Adds the buyer's details to the session, and creates a customer if the session requires one.</summary>
internal sealed class SessionCustomer(DocumentStore store, Clock clock, EventLog events)
{
    public void Fill(JsonObject session, JsonObject method)
    {
        var billing = method["billing_details"]!.AsObject();
        var known = session.Text("customer") is { } customer ? store.Find(Kind.Customer, customer) : null;
        session["customer_details"] = new JsonObject
        {
            ["address"] = billing["address"]?.DeepClone(),
            ["business_name"] = null,
            ["email"] = session.Text("customer_email") ?? known?.Text("email") ?? billing.Text("email"),
            ["individual_name"] = null,
            ["name"] = billing.Text("name") ?? known?.Text("name"),
            ["phone"] = billing.Text("phone"),
            ["tax_exempt"] = "none",
            ["tax_ids"] = new JsonArray(),
        };
        session["collected_information"] = new JsonObject { ["business_name"] = null, ["individual_name"] = null, ["shipping_details"] = null };
        if (session.Text("customer_creation") == "always")
        {
            session["customer"] = Create(session["customer_details"]!.AsObject());
        }
    }

    private string Create(JsonObject details)
    {
        var customer = CustomerDocument.Build(clock.Seconds);
        customer["email"] = details.Text("email");
        customer["name"] = details.Text("name");
        store.Put(Kind.Customer, customer);
        events.Emit("customer.created", customer);
        return customer.Id();
    }
}
