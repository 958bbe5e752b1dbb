using System.Text.Json;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>The id, the type and the references of an event that may be unreadable otherwise.</summary>
/// <param name="Id">The event id.</param>
/// <param name="Type">The event type.</param>
/// <param name="UserId">The user in its metadata.</param>
/// <param name="PurchaseId">The purchase in its metadata.</param>
/// <param name="PaymentIntent">The payment intent that it names.</param>
public sealed record EventIdentity(string Id, string? Type, string? UserId = null, string? PurchaseId = null, string? PaymentIntent = null)
{
    /// <summary>The purchase that it names; null if the ids are missing or not valid.</summary>
    public PurchaseKey? Purchase => PurchaseKey.Of(UserId, PurchaseId);

    /// <summary>Finds the id at the top level of a body.</summary>
    /// <returns>Null if there is none.</returns>
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

    /// <summary>The member is an id, or an expanded object with the id.</summary>
    private static string? PaymentIntentOf(JsonElement? subject) =>
        subject is not { } known ? null
        : Member(known, "payment_intent") is { } expanded ? Text(expanded, "id")
        : Text(known, "payment_intent");

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object ? member : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
