namespace CreditFunctions.FakeStripe.Tests.Support;

/// <summary>The events of <c>samples/stripe-events</c>, which have the shape of real ones.</summary>
internal static class Samples
{
    public static JsonObject Read(string file) => JsonNode.Parse(SampleEvents.Text(file))!.AsObject();

    /// <summary>
    /// The names of all members with their paths, without what a caller chose (metadata) and without the particulars of a card.
    /// </summary>
    public static IEnumerable<string> Shape(JsonNode? node, string path = "") => node switch
    {
        JsonObject when path.EndsWith(".metadata", StringComparison.Ordinal) || path.EndsWith(".card", StringComparison.Ordinal) => [path],
        JsonObject document => document.SelectMany(member => Shape(member.Value, $"{path}.{member.Key}")).Prepend(path),
        JsonArray list when list.FirstOrDefault() is JsonObject => Shape(list[0], path + "[]").Prepend(path),
        _ => [path],
    };
}
