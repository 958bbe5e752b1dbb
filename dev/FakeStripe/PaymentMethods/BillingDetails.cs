namespace CreditFunctions.FakeStripe.PaymentMethods;

internal static class BillingDetails
{
    private static readonly string[] AddressFields = ["city", "country", "line1", "line2", "postal_code", "state"];

    public static JsonObject Empty() => Of(null, null, null);

    public static JsonObject Of(string? email, string? name, string? country) => new()
    {
        ["address"] = new JsonObject(AddressFields.Select(field => KeyValuePair.Create(field, field == "country" ? (JsonNode?)country : null))),
        ["email"] = email,
        ["name"] = name,
        ["phone"] = null,
        ["tax_id"] = null,
    };

    public static JsonObject Read(Parameters parameters)
    {
        var details = Of(parameters.Text("email"), parameters.Text("name"), null);
        details["phone"] = parameters.Text("phone");
        var address = parameters.Branch("address");
        foreach (var field in AddressFields)
        {
            details["address"]![field] = address.Text(field);
        }

        return details;
    }
}
