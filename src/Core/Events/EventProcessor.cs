using System.Diagnostics;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Processes a Stripe event: finds its purchase, records its facts, and writes the event log. Used for events from the queue, for replays
/// and for events that reconciliation finds.
/// </summary>
public sealed partial class EventProcessor(
    EventResolver resolver, PaymentIntentLookup paymentIntents, LedgerWriter ledger, EventLogStore log, ILogger<EventProcessor> logger)
{
    private const string NotOurs = "the payment is not for a purchase of ours";

    /// <summary>Processes an event.</summary>
    /// <param name="stripeEvent">The event.</param>
    /// <param name="receivedAt">When it was received.</param>
    /// <param name="traceParent">The W3C trace context, if any.</param>
    /// <param name="isReplay">Record the facts even if the event has already been applied.</param>
    /// <param name="cancellationToken">Ends the wait; a commit that was sent may still take effect.</param>
    /// <exception cref="UnreadableEventException">The event cannot be read. Retrying cannot help.</exception>
    /// <exception cref="UnknownPurchaseException">Its purchase does not exist, or does not exist yet.</exception>
    /// <exception cref="UnknownPaymentIntentException">Stripe does not know its payment intent.</exception>
    public async Task<EventResult> ProcessAsync(
        StripeEvent stripeEvent, DateTimeOffset receivedAt, string? traceParent, bool isReplay, CancellationToken cancellationToken)
    {
        using var activity = Tracing.Source.StartActivity("apply stripe event", ActivityKind.Consumer, traceParent);
        activity?.SetTag("stripe.event.id", stripeEvent.Id).SetTag("stripe.event.type", stripeEvent.Type);
        EventResult result;
        try
        {
            result = await ExecuteAsync(stripeEvent, isReplay, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            await log.RecordFailureAsync(stripeEvent, receivedAt, FailureText.Of(failure), cancellationToken);
            throw;
        }

        CreditMetrics.CountHandled(stripeEvent.Type, result.Name, stripeEvent.CreatedAt);
        LogResult(stripeEvent, result);
        await log.CompleteAsync(stripeEvent, receivedAt, result, cancellationToken);
        return result;
    }

    /// <summary>
    /// What processing the event again would do now. Writes nothing, and logs nothing because alerts and metrics are derived from the logs.
    /// </summary>
    public async Task<EventResult> PreviewAsync(StripeEvent stripeEvent, CancellationToken cancellationToken)
    {
        var (reading, purchase, update, _) = await resolver.ResolveAsync(stripeEvent, cancellationToken);
        return update is null
            ? Unchanged(reading, purchase)
            : Result(purchase!, await ledger.PreviewAsync(purchase!.User, Command(stripeEvent, purchase, update, isReplay: true), cancellationToken));
    }

    private async Task<EventResult> ExecuteAsync(StripeEvent stripeEvent, bool isReplay, CancellationToken cancellationToken)
    {
        var (reading, purchase, update, intentToIndex) = await resolver.ResolveAsync(stripeEvent, cancellationToken);
        if (update is null)
        {
            return Unchanged(reading, purchase);
        }

        var indexing = intentToIndex is null ? Task.CompletedTask : paymentIntents.IndexAsync(intentToIndex, purchase!, cancellationToken);
        return Result(purchase!, await ledger.ExecuteAsync(purchase!.User, Command(stripeEvent, purchase, update, isReplay), indexing, cancellationToken));
    }

    private static RecordPayment Command(StripeEvent stripeEvent, PurchaseKey purchase, PaymentUpdate update, bool isReplay) =>
        new(purchase.Id, EntrySource.Event(stripeEvent.Id, stripeEvent.Type), update) { Reapply = isReplay };

    private static EventResult Unchanged(EventReading reading, PurchaseKey? purchase) => reading switch
    {
        EventReading.Ignored ignored => new EventResult(EventOutcome.Ignored, ignored.Reason),
        EventReading.Declined declined => new EventResult(EventOutcome.Ignored, "a declined payment changes nothing; the buyer may try again", purchase) { DeclineCode = declined.Code },
        _ => new EventResult(EventOutcome.Ignored, NotOurs),
    };

    private static EventResult Result(PurchaseKey purchase, PaymentOutcome outcome) => outcome switch
    {
        PaymentOutcome.Recorded recorded => new EventResult(EventOutcome.Applied, Purchase: purchase, Credits: recorded.Update.Credits, IsDuplicate: recorded.IsDuplicate),
        PaymentOutcome.Duplicate => new EventResult(EventOutcome.Applied, Purchase: purchase, IsDuplicate: true),
        PaymentOutcome.Rejected rejected => new EventResult(EventOutcome.Ignored, rejected.Reason, purchase) { IsForeignSession = true },
        PaymentOutcome.UnknownPurchase => throw new UnknownPurchaseException(purchase.Id.Value),
        var unknown => throw new UnreachableException($"Unhandled {unknown.GetType().Name}."),
    };

    private void LogResult(StripeEvent stripeEvent, EventResult result)
    {
        switch (result)
        {
            case { IsForeignSession: true }:
                Log.ForeignSession(logger, stripeEvent.Id, stripeEvent.Type, result.Reason!);
                break;
            case { Outcome: EventOutcome.Ignored, Purchase: { } purchase }:
                Log.PaymentFailed(logger, purchase.User.Value, purchase.Id.Value, result.DeclineCode);
                break;
            case { Outcome: EventOutcome.Ignored }:
                Log.Ignored(logger, stripeEvent.Id, stripeEvent.Type, result.Reason!);
                break;
            case { IsDuplicate: true }:
                Log.Duplicate(logger, stripeEvent.Id);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 430, Level = LogLevel.Information, Message = "Ignored event {EventId} of type {EventType}: {Reason}.")]
        public static partial void Ignored(ILogger logger, string eventId, string eventType, string reason);

        [LoggerMessage(EventId = 431, Level = LogLevel.Information, Message = "Event {EventId} had already been applied.")]
        public static partial void Duplicate(ILogger logger, string eventId);

        [LoggerMessage(EventId = 432, EventName = "credit.alert.foreign_session", Level = LogLevel.Error, Message = "Event {EventId} of type {EventType} names a purchase that it does not belong to; nothing was changed: {Reason}.")]
        public static partial void ForeignSession(ILogger logger, string eventId, string eventType, string reason);

        [LoggerMessage(EventId = 433, EventName = "credit.payment.failed", Level = LogLevel.Information, Message = "credit.payment.failed: user {UserId}, purchase {PurchaseId}, code {Code}.")]
        public static partial void PaymentFailed(ILogger logger, string userId, string purchaseId, string? code);
    }
}
