using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace CreditFunctions.Core.Events;

/// <summary>
/// What stands on the queue: when the event was received, the trace it belongs to, and the event as Stripe sent it, byte for byte; or,
/// for one that is too large for a message, only its id (a claim check: the body is in the table <c>StripeEvents</c>).
/// </summary>
/// <param name="ReceivedAt">When the webhook took it; null for an event that an operator put on the queue.</param>
/// <param name="TraceParent">W3C trace context.</param>
/// <param name="Event">The raw event; empty for a claim check.</param>
/// <param name="ClaimedEventId">Set for a claim check.</param>
public sealed record EventEnvelope(DateTimeOffset? ReceivedAt, string? TraceParent, ReadOnlyMemory<byte> Event, string? ClaimedEventId)
{
    /// <summary>Azure Queue Storage takes 64 KiB of text, which is 48 KiB before base64.</summary>
    public const int MessageMax = 49_152;

    /// <summary>The message with the event inside, or with its id where that is too large.</summary>
    public static (string Message, bool IsClaim) Write(DateTimeOffset receivedAt, string? traceParent, string eventId, ReadOnlySpan<byte> rawEvent)
    {
        var buffer = new ArrayBufferWriter<byte>(rawEvent.Length + 256);
        WriteTo(buffer, receivedAt, traceParent, "event", rawEvent);
        if (buffer.WrittenCount <= MessageMax)
        {
            return (Convert.ToBase64String(buffer.WrittenSpan), false);
        }

        buffer.ResetWrittenCount();
        WriteTo(buffer, receivedAt, traceParent, "claim", JsonSerializer.SerializeToUtf8Bytes(eventId));
        return (Convert.ToBase64String(buffer.WrittenSpan), true);
    }

    /// <summary>
    /// Reads a message: an envelope, a bare event, or the plain text of either, so that operators may move messages with any tool.
    /// </summary>
    /// <exception cref="UnreadableEventException">It is none of them.</exception>
    public static EventEnvelope Read(string message)
    {
        var utf8 = Decode(message);
        try
        {
            return ReadMembers(utf8);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException) // The latter for half a surrogate pair.
        {
            throw new UnreadableEventException("the message is neither an envelope nor an event", failure);
        }
    }

    private static void WriteTo(ArrayBufferWriter<byte> buffer, DateTimeOffset receivedAt, string? traceParent, string member, ReadOnlySpan<byte> json)
    {
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteString("receivedAt", receivedAt);
        if (traceParent is not null)
        {
            writer.WriteString("traceParent", traceParent);
        }

        writer.WritePropertyName(member);
        writer.WriteRawValue(json, skipInputValidation: true);
        writer.WriteEndObject();
    }

    private static byte[] Decode(string message)
    {
        if (message.AsSpan().TrimStart().StartsWith("{"))
        {
            return Encoding.UTF8.GetBytes(message);
        }

        return Base64.IsValid(message) ? Convert.FromBase64String(message) : throw new UnreadableEventException("the message is not base64");
    }

    private static EventEnvelope ReadMembers(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var envelope = new EventEnvelope(null, null, utf8, null);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new UnreadableEventException("the message is not a JSON object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            envelope = ReadMember(envelope, ref reader, utf8);
        }

        return envelope;
    }

    /// <summary>Stripe's events have none of these members, so a bare one passes through as it is.</summary>
    private static EventEnvelope ReadMember(EventEnvelope envelope, ref Utf8JsonReader reader, byte[] utf8)
    {
        var isReceivedAt = reader.ValueTextEquals("receivedAt");
        var isTraceParent = reader.ValueTextEquals("traceParent");
        var isEvent = reader.ValueTextEquals("event");
        var isClaim = reader.ValueTextEquals("claim");
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        var isText = reader.TokenType == JsonTokenType.String;
        var text = isText && (isReceivedAt || isTraceParent || isClaim) ? reader.GetString() : null;
        reader.Skip();
        return isReceivedAt && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var at) ? envelope with { ReceivedAt = at }
            : isTraceParent ? envelope with { TraceParent = text }
            : isClaim ? envelope with { ClaimedEventId = text, Event = default }
            : isEvent ? envelope with { Event = utf8.AsMemory(start, (int)reader.BytesConsumed - start) }
            : envelope;
    }
}
