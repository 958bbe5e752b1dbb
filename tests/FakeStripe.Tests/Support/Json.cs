namespace CreditFunctions.FakeStripe.Tests.Support;

internal static class Json
{
    /// <summary>The text or number at a path such as <c>data.object.id</c>; an empty text for null.</summary>
    public static string Text(this JsonNode node, string path) => path.Split('.').Aggregate((JsonNode?)node, Step)?.ToString() ?? "";

    public static long Number(this JsonNode node, string path) => path.Split('.').Aggregate((JsonNode?)node, Step)!.GetValue<long>();

    private static JsonNode? Step(JsonNode? node, string name) => node switch
    {
        JsonArray list => list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)],
        JsonObject document => document[name],
        _ => null,
    };
}
