using System.Text.Json;

namespace CreditFunctions.Core.Stripe;

/// <summary>Reads members of Stripe's objects. Absent and null are the same; the wrong kind is never converted, it is unreadable.</summary>
internal static class StripeJson
{
    /// <summary>A member that is an object, or null.</summary>
    public static JsonElement? Member(this JsonElement element, string name) => Find(element, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } found => found,
        _ => throw Wrong(name, "an object"),
    };

    public static string? Text(this JsonElement element, string name) => Find(element, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } found => Characters(found, name),
        _ => throw Wrong(name, "a text"),
    };

    public static string RequiredText(this JsonElement element, string name) =>
        element.Text(name) is { Length: > 0 } text ? text : throw Missing(name);

    public static bool? Flag(this JsonElement element, string name) => Find(element, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(name, "true or false"),
    };

    public static long? Integer(this JsonElement element, string name) => Find(element, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } found when found.TryGetInt64(out var number) => number,
        _ => throw Wrong(name, "a whole number"),
    };

    public static long RequiredInteger(this JsonElement element, string name) => element.Integer(name) ?? throw Missing(name);

    public static DateTimeOffset? Time(this JsonElement element, string name) => element.Integer(name) switch
    {
        null => null,
        >= 0 and <= 253_402_300_799 and var seconds => DateTimeOffset.FromUnixTimeSeconds(seconds),
        _ => throw Wrong(name, "a time in Unix seconds"),
    };

    public static DateTimeOffset RequiredTime(this JsonElement element, string name) => element.Time(name) ?? throw Missing(name);

    /// <summary>An id, or the id of the object that stands in its place where Stripe was asked to expand it.</summary>
    public static string? Id(this JsonElement element, string name) => Find(element, name) is { ValueKind: JsonValueKind.Object } expanded
        ? expanded.RequiredText("id")
        : element.Text(name);

    /// <summary>An object that Stripe was asked to expand; null where only its id, or nothing, is there.</summary>
    public static JsonElement? Expanded(this JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.Object } expanded ? expanded : null;

    /// <summary>The objects of a list; none where there is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => Find(element, name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } found => found.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object),
        _ => throw Wrong(name, "a list"),
    };

    private static string Characters(JsonElement text, string name)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(name, "a text: it has half a surrogate pair");
        }
    }

    private static JsonElement? Find(JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    private static UnreadableEventException Missing(string name) => new($"{name} is missing");

    private static UnreadableEventException Wrong(string name, string expected) => new($"{name} is not {expected}");
}
