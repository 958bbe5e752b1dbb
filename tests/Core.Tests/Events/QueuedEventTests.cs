using System.Text;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Events;

public sealed class QueuedEventTests
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public void Every_sample_event_is_read_from_the_queue_byte_for_byte()
    {
        foreach (var file in SampleEffects.ByFile.Where(each => each.Value != "refused").Select(each => each.Key))
        {
            var raw = SampleEvents.Bytes(file);

            var (message, isClaim) = Written(A.Noon, Trace, "evt_1", raw);
            var read = QueuedEvent.Read(message);

            Assert.False(isClaim, file);
            Assert.Equal((A.Noon, Trace, null), (read.ReceivedAt, read.TraceParent, read.ClaimedEventId));
            Assert.Equal(Text(raw).TrimEnd('\n'), Text(read.Event.Span));
        }
    }

    [Theory]
    [InlineData("""{"id":"evt_1","data":{"object":{"event":{"id":"x"},"claim":"y","receivedAt":1}}}""")]
    [InlineData("{ \"id\" :\t\"Zo\\u00eb ü 🙂 \\/ <&>\" }")]
    [InlineData("""{"n":[1.0e5,-0,123456789012345678901234567890]}""")]
    public void A_queued_event_keeps_unusual_JSON_unchanged(string raw)
    {
        var (message, _) = Written(A.Noon, traceParent: null, "evt_1", Encoding.UTF8.GetBytes(raw));

        var read = QueuedEvent.Read(message);

        Assert.Equal(raw, Text(read.Event.Span));
        Assert.Null(read.TraceParent);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void An_event_over_49152_message_bytes_is_queued_as_a_reference_to_its_stored_body(int above, bool expected)
    {
        var frame = Convert.FromBase64String(Written(A.Noon, Trace, "evt_1", "\"\""u8).Message).Length;
        var raw = Encoding.UTF8.GetBytes('"' + new string('x', QueuedEvent.MessageMax - frame + above) + '"');

        var (message, isClaim) = Written(A.Noon, Trace, "evt_1", raw);
        var read = QueuedEvent.Read(message);

        Assert.Equal(expected, isClaim);
        Assert.Equal(expected ? "evt_1" : null, read.ClaimedEventId);
        Assert.Equal(expected ? 0 : raw.Length, read.Event.Length);
        Assert.Equal((A.Noon, Trace), (read.ReceivedAt, read.TraceParent));
        Assert.InRange(message.Length, 1, 64 * 1024);
    }

    [Fact]
    public void A_reference_to_a_stored_body_keeps_any_event_id()
    {
        const string Id = "evt_\"\\ü🙂\n";

        var (message, _) = Written(A.Noon, Trace, Id, new byte[60_000]);

        Assert.Equal(Id, QueuedEvent.Read(message).ClaimedEventId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_event_without_envelope_is_read_as_text_or_base64(bool asText)
    {
        var raw = SampleEvents.Bytes(An.Paid);

        var read = QueuedEvent.Read(asText ? Text(raw) : Convert.ToBase64String(raw));

        Assert.Equal((null, null, null), (read.ReceivedAt, read.TraceParent, read.ClaimedEventId));
        Assert.Equal(raw, read.Event.ToArray());
    }

    [Fact]
    public void An_envelope_is_read_as_text()
    {
        var (message, _) = Written(A.Noon, Trace, "evt_1", "{\"id\":\"evt_1\"}"u8);

        var read = QueuedEvent.Read("\n " + Text(Convert.FromBase64String(message)));

        Assert.Equal((A.Noon, Trace, "{\"id\":\"evt_1\"}"), (read.ReceivedAt, read.TraceParent, Text(read.Event.Span)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("not base64, not JSON")]
    [InlineData("bm90IEpTT04=")]
    [InlineData("W10=")]
    [InlineData("eyJpZCI6")]
    [InlineData("{\"id\":")]
    [InlineData("{\"id\":}")]
    public void A_message_that_is_not_an_event_cannot_be_read(string message) => Assert.Throws<UnreadableEventException>(() => QueuedEvent.Read(message));

    [Fact]
    public void A_message_that_is_not_UTF_8_cannot_be_read() =>
        Assert.Throws<UnreadableEventException>(() => QueuedEvent.Read(Convert.ToBase64String([0xFF, 0xFE, 0x00, 0x80])));

    /// <summary>As it stands on the queue.</summary>
    private static (string Message, bool IsClaim) Written(DateTimeOffset receivedAt, string? traceParent, string eventId, ReadOnlySpan<byte> rawEvent)
    {
        var message = QueuedEvent.WriteEvent(receivedAt, traceParent, rawEvent);
        return (message ?? QueuedEvent.WriteClaim(receivedAt, traceParent, eventId), message is null);
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
