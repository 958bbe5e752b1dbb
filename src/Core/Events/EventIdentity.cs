using System.Text.Json;

namespace CreditFunctions.Core.Events;

/// <summary>Id and type of something that may not be readable beyond that.</summary>
public sealed record EventIdentity(string Id, string? Type)
{
    /// <summary>Looks for the id at the top of a body.</summary>
    /// <returns>Null where there is none.</returns>
    public static EventIdentity? Find(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var root = JsonElement.Parse(utf8);
            return root.ValueKind == JsonValueKind.Object && root.Text("id") is { Length: > 0 } id ? new EventIdentity(id, TypeOf(root)) : null;
        }
        catch (Exception failure) when (failure is JsonException or UnreadableEventException)
        {
            return null;
        }
    }

    private static string? TypeOf(JsonElement root) =>
        root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}
