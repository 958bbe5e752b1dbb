using System.Collections.Concurrent;

namespace CreditFunctions.FakeStripe.State;

/// <summary>The full shape of a Stripe object with nothing in it yet; kept as JSON so that it can be compared with a real one.</summary>
internal static class Template
{
    private static readonly ConcurrentDictionary<string, JsonObject> Parsed = new(StringComparer.Ordinal);

    public static JsonObject Of(string kind) => (JsonObject)Parsed.GetOrAdd(kind, Read).DeepClone();

    private static JsonObject Read(string kind)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream($"{kind}.template.json")
            ?? throw new InvalidOperationException($"There is no template of {kind}.");
        return JsonNode.Parse(stream)!.AsObject();
    }
}
