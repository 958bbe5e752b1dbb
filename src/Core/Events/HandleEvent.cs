using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Core.Events;

/// <summary>Carries out an event: finds its purchase and brings the event's facts into it.</summary>
public sealed partial class HandleEvent(
    TablePaymentIntents paymentIntents,
    StripePaymentIntents stripePaymentIntents,
    SettlePurchase settle,
    EventPolicy policy,
    ILogger<HandleEvent> logger)
{
    private const string NotOurs = "the payment is for no purchase of ours";

    /// <summary>Handles one event, once.</summary>
    /// <param name="stripeEvent">The event.</param>
    /// <param name="mode">How.</param>
    /// <param name="before">What must be stored before the ledger is written; it runs beside the reading.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="UnreadableEventException">It cannot be read, now or ever.</exception>
    /// <exception cref="UnknownPurchaseException">Its purchase is not there (yet).</exception>
    /// <exception cref="UnknownPaymentIntentException">Stripe does not know its payment.</exception>
    public async Task<EventResult> HandleAsync(StripeEvent stripeEvent, SettleMode mode, Task before, CancellationToken cancellationToken)
    {
        switch (EventTypes.Read(stripeEvent, policy))
        {
            case EventReading.OfPurchase reading:
                var remembering = reading.PaymentIntent is { } intent && mode != SettleMode.Preview
                    ? paymentIntents.RememberAsync(intent, reading.Purchase, cancellationToken)
                    : Task.CompletedTask;
                return await SettleAsync(stripeEvent, mode, reading.Purchase, reading.Judge, Task.WhenAll(before, remembering), cancellationToken);
            case EventReading.OfPayment reading:
                return await HandlePaymentAsync(stripeEvent, mode, reading, before, cancellationToken);
            case EventReading.Declined declined:
                Log.PaymentFailed(Told(mode), declined.Purchase.User.Value, declined.Purchase.Id.Value, declined.Code);
                return new EventResult(EventOutcome.Ignored, "a declined try to pay changes nothing; the buyer may try again");
            case EventReading.Ignored ignored:
                Log.Ignored(Told(mode), stripeEvent.Id, stripeEvent.Type, ignored.Reason);
                return new EventResult(EventOutcome.Ignored, ignored.Reason);
            case var unknown:
                throw new InvalidOperationException($"Nothing is said here about the reading {unknown}.");
        }
    }

    /// <summary>What would happen has not happened: nobody is told, and nothing that listens to the logs counts it.</summary>
    private ILogger Told(SettleMode mode) => mode == SettleMode.Preview ? NullLogger.Instance : logger;

    /// <summary>A refund or a dispute may come before the payment that it is of: the fact is kept, and counts when the payment does.</summary>
    private async Task<EventResult> HandlePaymentAsync(
        StripeEvent stripeEvent,
        SettleMode mode,
        EventReading.OfPayment reading,
        Task before,
        CancellationToken cancellationToken)
    {
        var known = await paymentIntents.FindAsync(reading.PaymentIntent, cancellationToken);
        var purchase = known ?? await stripePaymentIntents.FindAsync(reading.PaymentIntent, cancellationToken);
        if (purchase is null)
        {
            Log.Ignored(Told(mode), stripeEvent.Id, stripeEvent.Type, NotOurs);
            return new EventResult(EventOutcome.Ignored, NotOurs);
        }

        var remembering = known is null && mode != SettleMode.Preview
            ? paymentIntents.RememberAsync(reading.PaymentIntent, purchase, cancellationToken)
            : Task.CompletedTask;
        return await SettleAsync(
            stripeEvent, mode, purchase, _ => new Judgement.Accepted(reading.Facts), Task.WhenAll(before, remembering), cancellationToken);
    }

    private async Task<EventResult> SettleAsync(
        StripeEvent stripeEvent,
        SettleMode mode,
        PurchaseName purchase,
        Func<Purchase, Judgement> judge,
        Task before,
        CancellationToken cancellationToken)
    {
        switch (await settle.SettleAsync(purchase, Cause.Event(stripeEvent.Id, stripeEvent.Type), judge, before, mode, cancellationToken))
        {
            case SettleOutcome.Settled settled:
                SettlementLog.Write(Told(mode), settled, stripeEvent.Id);
                return new EventResult(EventOutcome.Applied, Purchase: purchase, Credits: settled.Posting.Entry?.Credits ?? 0, IsDuplicate: settled.IsRepeated);
            case SettleOutcome.Duplicate:
                Log.Duplicate(Told(mode), stripeEvent.Id);
                return new EventResult(EventOutcome.Applied, Purchase: purchase, IsDuplicate: true);
            case SettleOutcome.Ignored ignored:
                Log.ForeignSession(Told(mode), stripeEvent.Id, stripeEvent.Type, ignored.Reason);
                return new EventResult(EventOutcome.Ignored, ignored.Reason, purchase);
            default:
                throw new UnknownPurchaseException(purchase.Id.Value);
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

        [LoggerMessage(EventId = 433, EventName = "credit.payment.failed", Level = LogLevel.Information, Message = "credit.payment.failed: user {UserId}, purchase {PurchaseId}, code {Code}.")]
        public static partial void PaymentFailed(ILogger logger, string userId, string purchaseId, string? code);
    }
}
