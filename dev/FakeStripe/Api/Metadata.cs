namespace CreditFunctions.FakeStripe.Api;

/// <summary>Stripe's limits: 50 keys of 40 characters without square brackets, values of 500 characters.</summary>
internal static class Metadata
{
    private const int KeysMax = 50;
    private const int KeyLengthMax = 40;
    private const int ValueLengthMax = 500;

    public static JsonObject ReadMetadata(this Parameters parameters) => Merge([], parameters);

    /// <summary>Merges metadata: new values replace old ones, an empty value removes its key, and an empty parameter removes all keys.</summary>
    public static JsonObject Merge(JsonObject former, Parameters parameters)
    {
        var merged = parameters.Has("metadata") && parameters.Values["metadata"] is JsonValue ? [] : (JsonObject)former.DeepClone();
        foreach (var (key, value) in parameters.Branch("metadata").Values)
        {
            Check(key, value);
            merged.Remove(key);
            if (value!.GetValue<string>().Length > 0)
            {
                merged[key] = value.GetValue<string>();
            }
        }

        return merged.Count <= KeysMax
            ? merged
            : throw StripeError.Invalid($"You can only specify up to {KeysMax} metadata keys; you passed {merged.Count}.", parameters.NameOf("metadata"));
    }

    private static void Check(string key, JsonNode? value)
    {
        if (key.Length > KeyLengthMax)
        {
            throw StripeError.Invalid($"Metadata keys must be at most {KeyLengthMax} characters long: {key}", $"metadata[{key}]");
        }

        if (value is not JsonValue text || text.GetValue<string>().Length > ValueLengthMax)
        {
            throw StripeError.Invalid($"Metadata values must be strings of at most {ValueLengthMax} characters: {key}", $"metadata[{key}]");
        }
    }
}
