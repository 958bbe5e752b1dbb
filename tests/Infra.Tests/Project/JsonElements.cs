using System.Text.Json;

namespace CreditFunctions.Infra.Tests.Project;

internal static class JsonElements
{
    /// <summary>The value at a path of property names.</summary>
    public static JsonElement At(this JsonElement element, params IEnumerable<string> path) =>
        path.Aggregate(element, (current, name) => current.GetProperty(name));

    /// <summary>The text at a path of property names.</summary>
    public static string TextAt(this JsonElement element, params IEnumerable<string> path) => element.At(path).GetString()!;

    /// <summary>The element and everything in it.</summary>
    public static IEnumerable<JsonElement> Descendants(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => [element, .. element.EnumerateObject().SelectMany(property => property.Value.Descendants())],
        JsonValueKind.Array => [element, .. element.EnumerateArray().SelectMany(item => item.Descendants())],
        _ => [element],
    };
}
