using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CreditFunctions.Core.Events;

namespace CreditFunctions.Core.Webhooks;

/// <summary>
/// The members of an event that the webhook needs. They are read without building a document, so the memory does not grow with the body.
/// </summary>
/// <param name="EventId">The top-level <c>id</c>.</param>
/// <param name="IsHandled">Whether events of its <c>type</c> are queued.</param>
public sealed record EventHeader(string EventId, bool IsHandled)
{
    /// <summary>Longer than any of Stripe's event types.</summary>
    private const int TypeLengthMax = 128;

    /// <summary>Reads a body.</summary>
    /// <returns>False if the body is not a JSON object with a top-level string <c>id</c> and <c>type</c>.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out EventHeader? header)
    {
        header = null;
        try
        {
            header = Read(utf8);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // Invalid or truncated JSON, or a string with an unpaired surrogate.
        }

        return header is not null;
    }

    private static EventHeader? Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        string? id = null;
        bool? isHandled = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = reader.ValueTextEquals("id"u8);
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if ((isId || isType) && reader.TokenType != JsonTokenType.String)
            {
                return null;
            }

            id = isId ? reader.GetString() : id;
            isHandled = isType ? IsHandledType(ref reader) : isHandled;
            reader.Skip();
        }

        reader.Read(); // Nothing may follow the object.
        return id is { Length: > 0 } && isHandled is { } handled ? new EventHeader(id, handled) : null;
    }

    private static bool IsHandledType(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > TypeLengthMax)
        {
            return false;
        }

        Span<char> type = stackalloc char[TypeLengthMax];
        return EventTypes.AreHandled(type[..reader.CopyString(type)]);
    }
}
