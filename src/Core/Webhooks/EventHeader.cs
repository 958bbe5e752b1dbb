using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CreditFunctions.Core.Events;

namespace CreditFunctions.Core.Webhooks;

/// <summary>The little that the webhook must know of an event. Read without building a tree, so that its memory does not grow with the body.</summary>
/// <param name="EventId"><c>id</c> at the top.</param>
/// <param name="IsHandled">Whether events of its <c>type</c> are queued.</param>
public sealed record EventHeader(string EventId, bool IsHandled)
{
    /// <summary>Longer than any type of Stripe's.</summary>
    private const int TypeLengthMax = 128;

    /// <summary>Peeks at a body.</summary>
    /// <returns>False where it is not a JSON object with a string <c>id</c> and <c>type</c> at its top.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out EventHeader? header)
    {
        header = null;
        try
        {
            header = Read(utf8);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // Not JSON, cut off, or with half a surrogate pair for a text.
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
