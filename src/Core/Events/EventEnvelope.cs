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

    /// <summary>The envelope with the event inside, or with its id where that is too large; before base64, to be disposed of by the caller.</summary>
    public static (BorrowedBytes Content, bool IsClaim) Write(DateTimeOffset receivedAt, string? traceParent, string eventId, ReadOnlySpan<byte> rawEvent)
    {
        var head = Head(receivedAt, traceParent, "event");
        return head.Length + rawEvent.Length + 1 <= MessageMax
            ? (Whole(head, rawEvent), false)
            : (Whole(Head(receivedAt, traceParent, "claim"), JsonSerializer.SerializeToUtf8Bytes(eventId)), true);
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

    /// <summary>Everything up to the value of the last member.</summary>
    private static ReadOnlySpan<byte> Head(DateTimeOffset receivedAt, string? traceParent, string member)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("receivedAt", receivedAt);
        if (traceParent is not null)
        {
            writer.WriteString("traceParent", traceParent);
        }

        writer.WritePropertyName(member);
        writer.Flush();
        return buffer.WrittenSpan;
    }

    private static BorrowedBytes Whole(ReadOnlySpan<byte> head, ReadOnlySpan<byte> value)
    {
        var whole = new BorrowedBytes(head.Length + value.Length + 1);
        whole.Append(head);
        whole.Append(value);
        whole.Append("}"u8);
        return whole;
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
