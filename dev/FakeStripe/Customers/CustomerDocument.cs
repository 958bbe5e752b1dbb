namespace CreditFunctions.FakeStripe.Customers;

internal static class CustomerDocument
{
    public static JsonObject Build(long now)
    {
        var customer = Template.Of(Kind.Customer);
        customer["id"] = Id.New("cus_", 14);
        customer["created"] = now;
        customer["invoice_prefix"] = Id.New("", 8).ToUpperInvariant();
        return customer;
    }
}
