using System.Collections.Concurrent;

namespace CreditFunctions.FakeStripe.State;

/// <summary>A Stripe object with all members and default values. It is JSON, so it can be compared with a real object.</summary>
internal static class Template
{
    private static readonly ConcurrentDictionary<string, JsonObject> Parsed = new(StringComparer.Ordinal);

    public static JsonObject Of(string kind) => (JsonObject)Parsed.GetOrAdd(kind, Read).DeepClone();

    private static JsonObject Read(string kind)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream($"{kind}.template.json")
            ?? throw new InvalidOperationException($"There is no template for {kind}.");
        return JsonNode.Parse(stream)!.AsObject();
    }
}
