using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Takes an event from Stripe: verify the exact bytes, look at id and type, put it on the queue. Only when it is there may Stripe be told
/// so. One write to the queue, and no other input or output, except for a body that is too large for a message.
/// </summary>
public sealed partial class ReceiveEvent(
    StripeSignature signature,
    TableEventBodies bodies,
    QueueEventSender sender,
    TimeProvider time,
    ILogger<ReceiveEvent> logger)
{
    /// <summary>Stripe's page waits up to ten seconds for this answer; a refusal in time is delivered again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public async Task<ReceiveOutcome> ReceiveAsync(ReadOnlyMemory<byte> body, string? signatureHeader, CancellationToken cancellationToken)
    {
        using var activity = Tracing.Source.StartActivity("receive stripe event", ActivityKind.Producer);
        var outcome = Judge(body.Span, signatureHeader, out var eventId);
        if (outcome == ReceiveOutcome.Queued)
        {
            await EnqueueAsync(eventId, body, cancellationToken);
            Log.Queued(logger, eventId, body.Length);
        }

        CreditMetrics.CountReceived(outcome);
        return outcome;
    }

    /// <returns>The outcome. Nothing is queued here: <see cref="ReceiveOutcome.Queued"/> is true only when the caller has done so.</returns>
    private ReceiveOutcome Judge(ReadOnlySpan<byte> body, string? signatureHeader, out string eventId)
    {
        eventId = "";
        if (!TryDecode(body, out var text) || !signature.IsValid(text, signatureHeader))
        {
            Log.SignatureRefused(logger, body.Length, signatureHeader is not null);
            return ReceiveOutcome.InvalidSignature;
        }

        if (!EventPeek.TryRead(body, out var peek))
        {
            Log.NotAnEvent(logger, body.Length);
            return ReceiveOutcome.NotAnEvent;
        }

        eventId = peek.EventId;
        if (peek.IsHandled)
        {
            return ReceiveOutcome.Queued;
        }

        Log.NotHandled(logger, eventId);
        return ReceiveOutcome.NotHandled;
    }

    private async Task EnqueueAsync(string eventId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var (content, isClaim) = EventEnvelope.Write(time.GetUtcNow(), Activity.Current?.Id, eventId, body.Span);
        using var _ = content;
        if (isClaim)
        {
            await bodies.KeepAsync(eventId, body, either.Token); // First: the message must find it.
        }

        await sender.SendAsync(content.Memory, either.Token);
    }

    /// <summary>Bytes that are not UTF-8 would be signed by a text that stands for other bytes too.</summary>
    private static bool TryDecode(ReadOnlySpan<byte> body, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = StrictUtf8.GetString(body);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = null;
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 400, EventName = "credit.webhook.signature_refused", Level = LogLevel.Warning, Message = "A webhook of {Bytes} bytes was refused: not signed by a configured secret, or too long ago (signature header present: {HasHeader}).")]
        public static partial void SignatureRefused(ILogger logger, int bytes, bool hasHeader);

        [LoggerMessage(EventId = 401, Level = LogLevel.Warning, Message = "A signed webhook of {Bytes} bytes is not an event.")]
        public static partial void NotAnEvent(ILogger logger, int bytes);

        [LoggerMessage(EventId = 402, Level = LogLevel.Debug, Message = "Event {EventId} is of a type that is not handled.")]
        public static partial void NotHandled(ILogger logger, string eventId);

        [LoggerMessage(EventId = 403, Level = LogLevel.Debug, Message = "Event {EventId} ({Bytes} bytes) is on the queue.")]
        public static partial void Queued(ILogger logger, string eventId, int bytes);
    }
}
