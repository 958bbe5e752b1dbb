namespace CreditFunctions.FakeStripe.State;

internal static class DocumentReading
{
    public static string Id(this JsonObject document) => document.RequiredText("id");

    public static string RequiredText(this JsonObject document, string name) =>
        document.Text(name) ?? throw new InvalidOperationException($"A stored document has no {name}.");

    public static string? Text(this JsonObject document, string name) =>
        document[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The integer type may differ between a value created here and one that was read from the journal.</summary>
    public static long Number(this JsonObject document, string name) =>
        document[name] is JsonValue value && (value.TryGetValue<long>(out var number) || Widen(value, out number)) ? number : 0;

    public static bool IsTrue(this JsonObject document, string name) =>
        document[name] is JsonValue value && value.TryGetValue<bool>(out var truth) && truth;

    public static IEnumerable<JsonObject> Objects(this JsonObject document, string name) =>
        (document[name] as JsonArray ?? []).OfType<JsonObject>();

    public static IEnumerable<string> Texts(this JsonObject document, string name) =>
        (document[name] as JsonArray ?? []).OfType<JsonValue>().Select(value => value.GetValue<string>());

    public static JsonArray ToJsonArray(this IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static bool Widen(JsonValue value, out long number)
    {
        var isNarrow = value.TryGetValue<int>(out var narrow);
        number = narrow;
        return isNarrow;
    }
}
