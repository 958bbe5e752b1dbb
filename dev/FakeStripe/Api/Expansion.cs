namespace CreditFunctions.FakeStripe.Api;

/// <summary>Replaces ids by objects, and adds lists that are omitted by default, as <c>expand</c> requests.</summary>
internal sealed class Expansion(DocumentStore store)
{
    private static readonly (string Prefix, string Kind)[] Kinds =
    [
        ("pi_", Kind.PaymentIntent), ("ch_", Kind.Charge), ("cus_", Kind.Customer), ("pm_", Kind.PaymentMethod),
        ("re_", Kind.Refund), ("du_", Kind.Dispute), ("prod_", Kind.Product), ("price_", Kind.Price), ("cs_", Kind.CheckoutSession),
    ];

    public void Apply(JsonNode document, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            Apply(document, path, path.Split('.'));
        }
    }

    private void Apply(JsonNode? node, string path, ReadOnlySpan<string> rest)
    {
        if (rest.IsEmpty)
        {
            return;
        }

        if (node is JsonArray list)
        {
            foreach (var element in list)
            {
                Apply(element, path, rest);
            }
        }
        else if (node is JsonObject document)
        {
            Expand(document, rest[0], path);
            Apply(document[rest[0]], path, rest[1..]);
        }
    }

    private void Expand(JsonObject document, string name, string path)
    {
        if (document.Text(name) is { } id)
        {
            document[name] = Find(id)?.Visible() ?? document[name]!.DeepClone();
        }
        else if (!document.ContainsKey(name))
        {
            document[name] = Hidden(document, name)
                ?? throw StripeError.Invalid($"This property cannot be expanded ({path}).", "expand");
        }
    }

    /// <summary>A session stores its lines as <c>_line_items</c>, which are returned as <c>line_items</c> if they are expanded.</summary>
    private JsonNode? Hidden(JsonObject document, string name) =>
        document.Text("id") is { } id ? Find(id)?["_" + name]?.DeepClone() : null;

    public JsonObject? Find(string id) => Kinds.Where(kind => id.StartsWith(kind.Prefix, StringComparison.Ordinal))
        .Select(kind => store.Find(kind.Kind, id))
        .FirstOrDefault();
}
