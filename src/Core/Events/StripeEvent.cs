using System.Text.Json;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>
/// An event as Stripe sent it, read tolerantly: only the members that are needed, whatever its <c>api_version</c>, so that an upgrade of
/// the account cannot turn a payment into an error.
/// </summary>
/// <param name="Id"><c>evt_…</c>; any text.</param>
/// <param name="Type">For example <c>checkout.session.completed</c>.</param>
/// <param name="CreatedAt">When it happened, by Stripe's clock, to the second.</param>
/// <param name="IsLiveMode">Real money.</param>
/// <param name="Account">Set where the event belongs to a connected account.</param>
/// <param name="Subject">What it is about (<c>data.object</c>).</param>
public sealed record StripeEvent(string Id, string Type, DateTimeOffset CreatedAt, bool IsLiveMode, string? Account, JsonElement Subject)
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Reads an event from the bytes that were signed.</summary>
    /// <exception cref="UnreadableEventException">It is not an event, or ambiguous: the same member twice is never guessed at.</exception>
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
            throw new UnreadableEventException("the event is not JSON, has a member twice, or half a surrogate pair in one", failure);
        }
    }
}
