using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Webhooks;

/// <summary>
/// Receives an event from Stripe: verifies the signature of the exact bytes, reads id and type, and puts the event on the queue. It makes one
/// queue write and no other I/O, except for a body that is too large for a message.
/// </summary>
public sealed partial class ReceiveWebhook(StripeSignature signature, EventQueue queue, TimeProvider time, ILogger<ReceiveWebhook> logger)
{
    /// <summary>
    /// Checkout waits up to ten seconds for the webhook before it redirects the buyer. Stripe redelivers an event that is rejected within that
    /// time.
    /// </summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(8);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Receives a request body.</summary>
    /// <param name="body">The exact bytes of the body.</param>
    /// <param name="signatureHeader">The header <c>Stripe-Signature</c>.</param>
    /// <param name="cancellationToken">Ends the wait; the event may still reach the queue.</param>
    public async Task<ReceiveOutcome> ReceiveAsync(ReadOnlyMemory<byte> body, string? signatureHeader, CancellationToken cancellationToken)
    {
        using var activity = Tracing.Source.StartActivity("receive stripe event", ActivityKind.Producer);
        var outcome = await VerifyAndEnqueueAsync(body, signatureHeader, cancellationToken);
        CreditMetrics.CountReceived(outcome.ToString());
        return outcome;
    }

    private async Task<ReceiveOutcome> VerifyAndEnqueueAsync(ReadOnlyMemory<byte> body, string? signatureHeader, CancellationToken cancellationToken)
    {
        if (!TryDecode(body.Span, out var text) || !signature.IsValid(text, signatureHeader))
        {
            Log.SignatureRefused(logger, body.Length, signatureHeader is not null);
            return ReceiveOutcome.InvalidSignature;
        }

        if (!EventHeader.TryRead(body.Span, out var header))
        {
            Log.NotAnEvent(logger, body.Length);
            return ReceiveOutcome.NotAnEvent;
        }

        if (!header.IsHandled)
        {
            Log.NotHandled(logger, header.EventId);
            return ReceiveOutcome.NotHandled;
        }

        using var timeout = new CancellationTokenSource(Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        await queue.SendAsync(header.EventId, body, linked.Token);
        Log.Queued(logger, header.EventId, body.Length);
        return ReceiveOutcome.Queued;
    }

    /// <summary>Invalid UTF-8 is rejected, because different bytes would decode to the same string.</summary>
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
        [LoggerMessage(EventId = 400, EventName = "credit.webhook.signature_refused", Level = LogLevel.Warning, Message = "Webhook rejected: invalid or expired signature ({Bytes} bytes, header present: {HasHeader}).")]
        public static partial void SignatureRefused(ILogger logger, int bytes, bool hasHeader);

        [LoggerMessage(EventId = 401, Level = LogLevel.Warning, Message = "Webhook rejected: signed, but not an event ({Bytes} bytes).")]
        public static partial void NotAnEvent(ILogger logger, int bytes);

        [LoggerMessage(EventId = 402, Level = LogLevel.Debug, Message = "The type of event {EventId} is not handled.")]
        public static partial void NotHandled(ILogger logger, string eventId);

        [LoggerMessage(EventId = 403, Level = LogLevel.Debug, Message = "Queued event {EventId} ({Bytes} bytes).")]
        public static partial void Queued(ILogger logger, string eventId, int bytes);
    }
}
