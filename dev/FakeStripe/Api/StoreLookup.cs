namespace CreditFunctions.FakeStripe.Api;

internal static class StoreLookup
{
    /// <summary>Finds an object, or fails with Stripe's 404.</summary>
    public static JsonObject Require(this DocumentStore store, string kind, string id, string param = "id") =>
        store.Find(kind, id) ?? throw StripeError.NoSuch(kind, id, param);
}
