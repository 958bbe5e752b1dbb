using System.Text.Json;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>
/// An event as Stripe sent it. Only the required members are read, in any <c>api_version</c>, so an upgrade of the Stripe account does not
/// break payments.
/// </summary>
/// <param name="Id">Usually <c>evt_…</c>, but any string is accepted.</param>
/// <param name="Type">For example <c>checkout.session.completed</c>.</param>
/// <param name="CreatedAt">When it happened, by Stripe's clock, to the second.</param>
/// <param name="IsLiveMode">True for live mode, false for test mode.</param>
/// <param name="Account">The connected account; null for our own account.</param>
/// <param name="Subject">The object that the event is about (<c>data.object</c>).</param>
public sealed record StripeEvent(string Id, string Type, DateTimeOffset CreatedAt, bool IsLiveMode, string? Account, JsonElement Subject)
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Reads an event from the bytes that were signed.</summary>
    /// <exception cref="UnreadableEventException">The body is not an event, or is ambiguous because it has a duplicate member.</exception>
    public static StripeEvent Parse(ReadOnlySpan<byte> utf8)
    {
        var root = ParseJson(utf8);
        return new StripeEvent(
            root.RequiredText("id"),
            root.RequiredText("type"),
            root.RequiredTime("created"),
            root.Flag("livemode") ?? false,
            root.Text("account"),
            ReadSubject(root));
    }

    private static JsonElement ReadSubject(JsonElement root)
    {
        if (root.Member("data") is not { } data || !data.TryGetProperty("object", out var subject) || subject.ValueKind == JsonValueKind.Null)
        {
            throw new UnreadableEventException("data.object is missing");
        }

        return subject.ValueKind == JsonValueKind.Object ? subject : throw new UnreadableEventException("data.object is not a JSON object");
    }

    private static JsonElement ParseJson(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var root = JsonElement.Parse(utf8, Options);
            return root.ValueKind == JsonValueKind.Object ? root : throw new UnreadableEventException("the event is not a JSON object");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new UnreadableEventException("the event is not valid JSON, or has a duplicate member or an unpaired surrogate", failure);
        }
    }
}
