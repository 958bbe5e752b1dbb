using System.Text.Json;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>Id and type of something that may not be readable beyond that.</summary>
/// <param name="Id">The event.</param>
/// <param name="Type">Its type.</param>
/// <param name="UserId">The user in its metadata.</param>
/// <param name="PurchaseId">The purchase in its metadata.</param>
/// <param name="PaymentIntent">The payment that it is about.</param>
public sealed record EventIdentity(string Id, string? Type, string? UserId = null, string? PurchaseId = null, string? PaymentIntent = null)
{
    /// <summary>The purchase that it names, as one of ours would be named; null where it names none.</summary>
    public PurchaseKey? Purchase => PurchaseKey.Of(UserId, PurchaseId);

    /// <summary>Looks for the id at the top of a body.</summary>
    /// <returns>Null where there is none.</returns>
    public static EventIdentity? Find(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var root = JsonElement.Parse(utf8);
            if (root.ValueKind != JsonValueKind.Object || Text(root, "id") is not { Length: > 0 } id)
            {
                return null;
            }

            var subject = Member(root, "data") is { } data ? Member(data, "object") : null;
            return new EventIdentity(
                id, Text(root, "type"), Metadata(subject, PurchaseMetadata.UserId), Metadata(subject, PurchaseMetadata.PurchaseId), PaymentIntentOf(subject));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Metadata(JsonElement? subject, string name) =>
        subject is { } known && Member(known, "metadata") is { } metadata ? Text(metadata, name) : null;

    /// <summary>Its id, or itself with the id in it.</summary>
    private static string? PaymentIntentOf(JsonElement? subject) =>
        subject is not { } known ? null
        : Member(known, "payment_intent") is { } expanded ? Text(expanded, "id")
        : Text(known, "payment_intent");

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object ? found : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
}
