using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>
/// A message of the queue: the time of receipt, the trace context, and the event byte for byte as Stripe sent it. For an event that is too
/// large for a message, it has only the event's id (a claim check), and the body is in the table <c>StripeEvents</c>.
/// </summary>
/// <param name="ReceivedAt">When the webhook received it; null for an event that an operator put on the queue.</param>
/// <param name="TraceParent">W3C trace context.</param>
/// <param name="Event">The raw event; empty for a claim check.</param>
/// <param name="ClaimedEventId">Set for a claim check.</param>
public sealed record QueuedEvent(DateTimeOffset? ReceivedAt, string? TraceParent, ReadOnlyMemory<byte> Event, string? ClaimedEventId)
{
    /// <summary>Azure Queue Storage: a message has at most 64 KiB of text, which is 48 KiB before base64.</summary>
    public const int MessageMax = 49_152;

    /// <summary>The message for an event, in base64; null if the event is too large.</summary>
    public static string? WriteEvent(DateTimeOffset receivedAt, string? traceParent, ReadOnlySpan<byte> rawEvent)
    {
        if (rawEvent.Length >= MessageMax)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(rawEvent.Length + 256);
        using (var writer = Begin(buffer, receivedAt, traceParent))
        {
            writer.WritePropertyName("event");
            writer.WriteRawValue(rawEvent, skipInputValidation: true); // Validated on receipt. The bytes must not change.
            writer.WriteEndObject();
        }

        return buffer.WrittenCount <= MessageMax ? Convert.ToBase64String(buffer.WrittenSpan) : null;
    }

    /// <summary>The message for an event whose body is stored elsewhere, in base64.</summary>
    public static string WriteClaim(DateTimeOffset receivedAt, string? traceParent, string eventId)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = Begin(buffer, receivedAt, traceParent))
        {
            writer.WriteString("claim", eventId);
            writer.WriteEndObject();
        }

        return Convert.ToBase64String(buffer.WrittenSpan);
    }

    /// <summary>Reads an envelope or a bare event, in base64 or plain text. Operators may put events on the queue with any tool.</summary>
    /// <exception cref="UnreadableEventException">The message is neither.</exception>
    public static QueuedEvent Read(string message)
    {
        var utf8 = Decode(message);
        try
        {
            return ReadMembers(utf8);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException) // InvalidOperationException: an unpaired surrogate.
        {
            throw new UnreadableEventException("the message is neither an envelope nor an event", failure);
        }
    }

    private static Utf8JsonWriter Begin(IBufferWriter<byte> buffer, DateTimeOffset receivedAt, string? traceParent)
    {
        var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("receivedAt", receivedAt);
        if (traceParent is not null)
        {
            writer.WriteString("traceParent", traceParent);
        }

        return writer;
    }

    private static byte[] Decode(string message)
    {
        if (message.AsSpan().TrimStart().StartsWith("{"))
        {
            return Encoding.UTF8.GetBytes(message);
        }

        return Base64.IsValid(message) ? Convert.FromBase64String(message) : throw new UnreadableEventException("the message is not base64");
    }

    private static QueuedEvent ReadMembers(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var queued = new QueuedEvent(null, null, utf8, null);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new UnreadableEventException("the message is not a JSON object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            queued = ReadMember(queued, ref reader, utf8);
        }

        return queued;
    }

    /// <summary>Stripe's events have none of these members, so a bare event is returned unchanged.</summary>
    private static QueuedEvent ReadMember(QueuedEvent queued, ref Utf8JsonReader reader, byte[] utf8)
    {
        var isReceivedAt = reader.ValueTextEquals("receivedAt");
        var isTraceParent = reader.ValueTextEquals("traceParent");
        var isEvent = reader.ValueTextEquals("event");
        var isClaim = reader.ValueTextEquals("claim");
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        var text = reader.TokenType == JsonTokenType.String && (isReceivedAt || isTraceParent || isClaim) ? reader.GetString() : null;
        reader.Skip();
        return isReceivedAt && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at) ? queued with { ReceivedAt = at }
            : isTraceParent ? queued with { TraceParent = text }
            : isClaim ? queued with { ClaimedEventId = text, Event = default }
            : isEvent ? queued with { Event = utf8.AsMemory(start, (int)reader.BytesConsumed - start) }
            : queued;
    }
}
