using System.Text.Json;

namespace CreditFunctions.Core.Stripe;

/// <summary>
/// Reads members of Stripe's objects. A null member counts as absent. A member of the wrong type is never converted; it makes the object
/// unreadable.
/// </summary>
internal static class StripeJson
{
    /// <summary>A member that is an object, or null.</summary>
    public static JsonElement? Member(this JsonElement element, string name) => Find(element, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } member => member,
        _ => throw Wrong(name, "an object"),
    };

    public static string? Text(this JsonElement element, string name) => Find(element, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } member => ValidString(member, name),
        _ => throw Wrong(name, "a string"),
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
        { ValueKind: JsonValueKind.Number } member when member.TryGetInt64(out var number) => number,
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

    /// <summary>An id, or the id of the expanded object in its place.</summary>
    public static string? Id(this JsonElement element, string name) => Find(element, name) is { ValueKind: JsonValueKind.Object } expanded
        ? expanded.RequiredText("id")
        : element.Text(name);

    /// <summary>An expanded object; null if the member is absent or only an id.</summary>
    public static JsonElement? Expanded(this JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.Object } expanded ? expanded : null;

    /// <summary>The objects of a list; empty if the member is absent.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => Find(element, name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } member => member.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object),
        _ => throw Wrong(name, "a list"),
    };

    private static string ValidString(JsonElement text, string name)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(name, "valid Unicode: it has an unpaired surrogate");
        }
    }

    private static JsonElement? Find(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static UnreadableEventException Missing(string name) => new($"{name} is missing");

    private static UnreadableEventException Wrong(string name, string expected) => new($"{name} is not {expected}");
}
