using System.Text;
using Azure.Data.Tables;
using CreditFunctions.Core.Access;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.FailedEvents;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Tests.Events;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Core.Tests.Storage.Rows;

/// <summary>The objects whose rows are in <c>stored-rows.json</c>: at least one for each kind of row.</summary>
internal sealed class StoredObjects(TableStorage tables)
{
    public const string LegacyEventId = "evt_legacy";

    private static readonly CancellationToken None = CancellationToken.None;

    public static Purchase Pending { get; } = A.Purchase() with { Id = A.PurchaseId("pur_pending"), SessionId = null };

    public static Purchase InReview { get; } = A.Purchase() with { Id = A.PurchaseId("pur_review"), Facts = Fact.InReview() };

    /// <summary>With every kind of fact and every optional column.</summary>
    public static Purchase Disputed { get; } = A.Purchase() with
    {
        Attempt = 2,
        SessionUrl = "https://checkout.stripe.com/c/pay/cs_1",
        PurchasedCredits = 50,
        ReversedCredits = 15,
        Terms = A.Purchase().Terms with
        {
            StripePriceId = "price_1",
            CustomerId = "cus_1",
            ReceiptDigest = "digest",
            AllowPromotionCodes = true,
            AdaptivePricing = true,
            InvoiceCreation = true,
        },
        Facts = Fact.All(
            Fact.Processing,
            Fact.Failed,
            Fact.Expired,
            Fact.InReview(intent: "pi_2"),
            Fact.Paid(),
            Fact.Refund("re_1", 1000),
            Fact.Refund("re_2", 500, RefundStatus.Failed),
            Fact.ChargeTells(1000),
            Fact.Dispute(DisputeStatus.UnderReview, -4999, 4499),
            Fact.Dispute(100, DisputeMarks.Opened | DisputeMarks.Withdrawn, id: "du_2")),
    };

    /// <summary>Rows of a user's partition.</summary>
    public static IReadOnlyList<ILedgerRow> Ledger { get; } =
    [
        new Balance(Credits: 28, Sequence: 5, Purchased: 50, Spent: 10, Reversed: 15, A.Noon.AddMinutes(5)),
        Pending,
        InReview,
        Disputed,
        new SessionLink("cs_1", Disputed.Id),
        new IdempotencyRecord("of a pack", Disputed.Id, "small", Credits: null, Currency: null),
        new IdempotencyRecord("of a custom number", Disputed.Id, "custom", Credits: 70, "eur"),
        new StripeCustomer("cus_1", Number: 2),
        new LedgerEntry(1, EntryKind.Grant, 50, 50, Disputed.Id, "event:evt_applied", Reason: null, A.Noon),
        new LedgerEntry(2, EntryKind.Reversal, -20, 30, Disputed.Id, "event:evt_refund", Reason: null, A.Noon.AddMinutes(1)),
        new LedgerEntry(3, EntryKind.Restore, 5, 35, Disputed.Id, "settle:cs_1", Reason: null, A.Noon.AddMinutes(2)),
        new LedgerEntry(4, EntryKind.Spend, -10, 25, Purchase: null, "spend:s1", "a picture", A.Noon.AddMinutes(3)),
        new LedgerEntry(5, EntryKind.Adjustment, 3, 28, Purchase: null, "adjust:a1", "goodwill", A.Noon.AddMinutes(5), "dana"),
        new AppliedEvent("evt_applied", "checkout.session.completed", Disputed.Id, 50, A.Noon),
        new CompletedChange(ChangeBalance.Spend("s1", 10, "a picture"), 25, 4),
        new CompletedChange(ChangeBalance.Adjust("a1", 3, "goodwill", "dana"), 28, 5),
    ];

    /// <summary>Records of the event log.</summary>
    public static IReadOnlyList<EventRecord> Events { get; } =
    [
        Record("evt_applied") with { Outcome = EventOutcome.Applied, UserId = "alice", PurchaseId = A.PurchaseIdText },
        Record("evt_ignored") with { Outcome = EventOutcome.Ignored, Reason = "not ours" },
        Record("evt_retried") with { Outcome = EventOutcome.Received, Attempts = 2, FirstError = "the first", LastError = "the last" },
        Parked("evt_parked") with { Outcome = EventOutcome.Parked, Reason = "unreadable" },
        Parked("evt_discarded") with { Outcome = EventOutcome.Discarded, Reason = "a test" },
    ];

    public static LimitWindow Window { get; } = new(A.Noon, Count: 3, Previous: 2);

    public static ReconcileProgress Progress { get; } = new(A.Noon, new ReconcileCursor(ReconcilePhase.Purchases, A.Noon.AddDays(-1), A.Noon.AddHours(1), "2026100400/pur_1"))
    {
        FirstStartedAt = A.Noon.AddDays(-2),
        LastStartedAt = A.Noon.AddHours(1),
        LastCompletedAt = A.Noon.AddSeconds(30),
        LastFindings = new ReconcileFindings(3, 2, 1),
        FindingsSoFar = new ReconcileFindings(6, 5, 4),
    };

    public LedgerStore LedgerStore { get; } = new(tables);

    public OpenPurchaseStore OpenPurchases { get; } = new(tables);

    public PaymentIntentStore PaymentIntents { get; } = new(tables, NullLogger<PaymentIntentStore>.Instance);

    public FailedEventIndex Index { get; } = new(tables);

    public EventLogStore EventLog { get; } = new(tables, new FailedEventIndex(tables), NullLogger<EventLogStore>.Instance);

    public EventBodyStore Bodies { get; } = new(tables);

    public FailedEventStore FailedEvents => new(tables, Index, EventLog, Bodies);

    public RateLimitStore RateLimits { get; } = new(tables);

    public ReconcileProgressStore ProgressStore { get; } = new(tables);

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Writes every object with the code of the product.</summary>
    public async Task WriteAsync()
    {
        Assert.True(await LedgerStore.TryWriteAsync(A.User(), LedgerSnapshot.Of(), Ledger, commitId: "any", None));
        await OpenPurchases.AddAsync(Pending, None);
        await PaymentIntents.IndexAsync("pi_1", Disputed.Name, None);
        await WriteEventsAsync();
        Assert.NotNull(await RateLimits.TryWriteAsync(A.User(), LimitedAction.CheckoutSession, Window, version: null, None));
        Assert.NotNull(await ProgressStore.TryWriteAsync(await ProgressStore.ReadAsync(None), Progress, None));
    }

    private static EventRecord Record(string eventId) =>
        new(eventId, "checkout.session.completed") { CreatedAt = Event(eventId).CreatedAt, ReceivedAt = A.Noon };

    private static EventRecord Parked(string eventId) => new(eventId, "refund.created")
    {
        ParkedAt = A.Noon,
        ParkReason = "unreadable",
        FirstError = "unreadable",
        LastError = "unreadable",
        UserId = "alice",
        PurchaseId = A.PurchaseIdText,
    };

    private static StripeEvent Event(string eventId) => An.Event((root, _) => root["id"] = eventId);

    private async Task WriteEventsAsync()
    {
        await EventLog.CompleteAsync(Event("evt_applied"), A.Noon, new EventResult(EventOutcome.Applied, Purchase: Disputed.Name), None);
        await EventLog.CompleteAsync(Event("evt_ignored"), A.Noon, new EventResult(EventOutcome.Ignored, "not ours"), None);
        await EventLog.RecordFailureAsync(Event("evt_retried"), A.Noon, "the first", None);
        await EventLog.RecordFailureAsync(Event("evt_retried"), A.Noon.AddMinutes(1), "the last", None);
        foreach (var eventId in new[] { "evt_parked", "evt_discarded" })
        {
            await Bodies.KeepPayloadAsync(eventId, Text("a payload"), None);
            await EventLog.ParkAsync(new EventIdentity(eventId, "refund.created", "alice", A.PurchaseIdText, "pi_1"), "unreadable", A.Noon, None);
        }

        Assert.True(await EventLog.DiscardAsync(Events.Single(record => record.EventId == "evt_discarded") with { Outcome = EventOutcome.Parked }, "a test", None));
        await Bodies.KeepAsync("evt_large", Text("a body"), None);
        await tables.FailedEvents.AddEntityAsync(LegacyFailedEvent(), None);
    }

    /// <summary>The current version only reads these rows.</summary>
    private static TableEntity LegacyFailedEvent()
    {
        var row = new TableEntity(FailedEventIndexRow.Partition, LegacyFailedEventRow.Key(LegacyEventId))
        {
            ["EventId"] = LegacyEventId,
            ["Type"] = "refund.created",
            ["Reason"] = "a reason",
            ["Attempts"] = 5,
            ["FirstError"] = "the first",
            ["LastError"] = "the last",
            ["ParkedAt"] = A.Noon,
            ["State"] = "Discarded",
            ["DiscardReason"] = "a test",
            ["PurchaseId"] = A.PurchaseIdText,
            ["PaymentIntent"] = "pi_1",
        };
        row.SetBytes(Text("a payload"));
        return row;
    }
}
