namespace CreditFunctions.FakeStripe.PaymentIntents;

internal static class IntentDocument
{
    private static readonly string[] Texts = ["description", "receipt_email", "setup_future_usage", "statement_descriptor", "statement_descriptor_suffix"];

    public static JsonObject Build(long amount, string currency, string? customer, IEnumerable<string> methodTypes, long now)
    {
        var intent = Template.Of(Kind.PaymentIntent);
        intent["id"] = Id.New("pi_3", 23);
        intent["amount"] = amount;
        intent["currency"] = currency;
        intent["customer"] = customer;
        intent["created"] = now;
        intent["client_secret"] = $"{intent.Id()}_secret_{Id.New("", 25)}";
        intent["payment_method_types"] = methodTypes.ToJsonArray();
        return intent;
    }

    /// <summary>Sets the members that <c>payment_intents</c> and a session's <c>payment_intent_data</c> have in common.</summary>
    public static void Fill(JsonObject intent, Parameters parameters)
    {
        intent["metadata"] = Metadata.Merge(intent["metadata"]!.AsObject(), parameters);
        foreach (var name in Texts.Where(parameters.Has))
        {
            intent[name] = parameters.Text(name);
        }

        if (parameters.Has("shipping"))
        {
            intent["shipping"] = parameters.Branch("shipping").Values.DeepClone();
        }
    }
}
