using System.Text.Json;
using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Events;

/// <summary>Id and type of something that may not be readable beyond that.</summary>
/// <param name="Id">The event.</param>
/// <param name="Type">Its type.</param>
/// <param name="PurchaseId">The purchase in its metadata.</param>
public sealed record EventIdentity(string Id, string? Type, string? PurchaseId = null)
{
    /// <summary>Looks for the id at the top of a body.</summary>
    /// <returns>Null where there is none.</returns>
    public static EventIdentity? Find(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var root = JsonElement.Parse(utf8);
            return root.ValueKind == JsonValueKind.Object && Text(root, "id") is { Length: > 0 } id ? new EventIdentity(id, TypeOf(root), PurchaseIdOf(root)) : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? TypeOf(JsonElement root) => Text(root, "type");

    private static string? PurchaseIdOf(JsonElement root) =>
        root.TryGetProperty("data", out var data) && Member(data, "object") is { } subject && Member(subject, "metadata") is { } metadata
            ? Text(metadata, PurchaseMetadata.PurchaseId)
            : null;

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object ? found : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
}
