using System.Diagnostics;
using CreditFunctions.Core.Ledger;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Applies an event from the queue, at most once. In order of time: journal and index are inserted while purchase, balance and marker are
/// read; one transaction; the journal's end. A crash between any two leaves the message on the queue, and the next try finds out how far
/// the last one came.
/// </summary>
public sealed partial class ApplyEvent(
    TableEventJournal journal,
    TableEventBodies bodies,
    TablePaymentIntents paymentIntents,
    SettlePurchase settle,
    EventPolicy policy,
    TimeProvider time,
    ILogger<ApplyEvent> logger)
{
    /// <summary>Applies the event in a message.</summary>
    /// <exception cref="UnreadableEventException">It cannot be read, now or ever.</exception>
    /// <exception cref="UnknownPurchaseException">Its purchase is not there (yet).</exception>
    public async Task ApplyAsync(string message, CancellationToken cancellationToken)
    {
        var envelope = EventEnvelope.Read(message);
        var raw = envelope.ClaimedEventId is { } claimed ? await bodies.ReadAsync(claimed, cancellationToken) : envelope.Event;
        var stripeEvent = StripeEvent.Parse(raw.Span);
        using var activity = Tracing.Source.StartActivity("apply stripe event", ActivityKind.Consumer, envelope.TraceParent);
        activity?.SetTag("stripe.event.id", stripeEvent.Id).SetTag("stripe.event.type", stripeEvent.Type);

        var opening = journal.OpenAsync(stripeEvent, envelope.ReceivedAt ?? time.GetUtcNow(), cancellationToken);
        try
        {
            await ApplyAsync(stripeEvent, opening, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            await journal.FailAsync(stripeEvent.Id, await opening, $"{failure.GetType().Name}: {failure.Message}", cancellationToken);
            throw;
        }
    }

    private async Task ApplyAsync(StripeEvent stripeEvent, Task<JournalPage> opening, CancellationToken cancellationToken)
    {
        switch (EventTypes.Read(stripeEvent, policy))
        {
            case EventReading.OfPurchase reading:
                await SettleAsync(stripeEvent, reading, opening, cancellationToken);
                break;
            case EventReading.Ignored ignored:
                Log.Ignored(logger, stripeEvent.Id, stripeEvent.Type, ignored.Reason);
                await journal.CloseAsync(stripeEvent.Id, await opening, EventOutcome.Ignored, ignored.Reason, subject: null, cancellationToken);
                break;
        }
    }

    private async Task SettleAsync(StripeEvent stripeEvent, EventReading.OfPurchase reading, Task<JournalPage> opening, CancellationToken cancellationToken)
    {
        var remembering = reading.PaymentIntent is { } intent
            ? paymentIntents.RememberAsync(intent, reading.User, reading.Purchase, cancellationToken)
            : Task.CompletedTask;
        var outcome = await settle.SettleAsync(
            reading.User,
            reading.Purchase,
            Cause.Event(stripeEvent.Id, stripeEvent.Type),
            reading.Judge,
            before: Task.WhenAll(opening, remembering),
            cancellationToken);

        var (result, reason) = Result(stripeEvent, reading, outcome);
        await journal.CloseAsync(stripeEvent.Id, await opening, result, reason, (reading.User, reading.Purchase), cancellationToken);
    }

    private (EventOutcome Outcome, string? Reason) Result(StripeEvent stripeEvent, EventReading.OfPurchase reading, SettleOutcome outcome)
    {
        switch (outcome)
        {
            case SettleOutcome.Settled settled:
                SettlementLog.Write(logger, settled, stripeEvent.Id);
                return (EventOutcome.Applied, null);
            case SettleOutcome.Duplicate:
                Log.Duplicate(logger, stripeEvent.Id);
                return (EventOutcome.Applied, null);
            case SettleOutcome.Ignored ignored:
                Log.ForeignSession(logger, stripeEvent.Id, stripeEvent.Type, ignored.Reason);
                return (EventOutcome.Ignored, ignored.Reason);
            default:
                throw new UnknownPurchaseException(stripeEvent.Id, reading.Purchase.Value);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 430, Level = LogLevel.Information, Message = "Event {EventId} of type {EventType} is ignored: {Reason}.")]
        public static partial void Ignored(ILogger logger, string eventId, string eventType, string reason);

        [LoggerMessage(EventId = 431, Level = LogLevel.Information, Message = "Event {EventId} was applied before.")]
        public static partial void Duplicate(ILogger logger, string eventId);

        [LoggerMessage(EventId = 432, EventName = "credit.alert.foreign_session", Level = LogLevel.Error, Message = "Event {EventId} of type {EventType} names a purchase and does not belong to it; nothing was changed: {Reason}.")]
        public static partial void ForeignSession(ILogger logger, string eventId, string eventType, string reason);
    }
}
