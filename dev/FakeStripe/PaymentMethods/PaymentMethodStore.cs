using CreditFunctions.FakeStripe.Customers;

namespace CreditFunctions.FakeStripe.PaymentMethods;

internal sealed class PaymentMethodStore(DocumentStore store, Clock clock)
{
    private const int LastDigits = 4;

    /// <summary>Finds a stored payment method, or creates one from the name of a test method, as Stripe does.</summary>
    public JsonObject Resolve(string id, string param = "payment_method")
    {
        if (store.Find(Kind.PaymentMethod, id) is { } stored)
        {
            return stored;
        }

        return TestMethods.Find(id) is { } test && id.StartsWith("pm_", StringComparison.Ordinal)
            ? Create(test, null)
            : throw StripeError.NoSuch("PaymentMethod", id, param);
    }

    public JsonObject Create(TestMethod test, JsonObject? billingDetails)
    {
        var method = Template.Of(Kind.PaymentMethod);
        method["id"] = Id.New("pm_1", 23);
        method["created"] = clock.Seconds;
        method["_test"] = test.Number;
        if (test.Type == "card")
        {
            var card = method["card"]!.AsObject();
            (card["brand"], card["display_brand"], card["last4"]) = (test.Brand, test.Brand, test.Number[^LastDigits..]);
            card["networks"] = new JsonObject { ["available"] = new JsonArray(test.Brand), ["preferred"] = null };
            card["fingerprint"] = $"Fake{test.Number[^LastDigits..]}{test.Number.Length}";
        }
        else
        {
            method.Remove("card");
            method["type"] = test.Type;
            method[test.Type] = new JsonObject { ["bank_name"] = "Test Bank", ["last4"] = test.Number[^LastDigits..] };
        }

        method["billing_details"] = billingDetails ?? BillingDetails.Empty();
        store.Put(Kind.PaymentMethod, method);
        return method;
    }

    public void Attach(JsonObject method, string customer)
    {
        method["customer"] = CustomerRoutes.Living(store, customer).Id();
        store.Put(Kind.PaymentMethod, method);
    }

    public static TestMethod TestOf(JsonObject method) => TestMethods.Find(method.RequiredText("_test"))
        ?? throw new InvalidOperationException($"{method.Id()} is of an unknown test method.");
}
