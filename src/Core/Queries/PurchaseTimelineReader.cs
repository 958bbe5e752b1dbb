using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Storage.Rows;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Queries;

/// <summary>
/// Collects everything that is stored about a purchase: its facts, its entries and the events that were applied to it or failed. Answers
/// "I paid, where are my credits?" with one request.
/// </summary>
public sealed class PurchaseTimelineReader(TableStorage storage, LedgerStore ledger, EventLogStore eventLog)
{
    private static readonly string[] FailureColumns = ["EventId", "ParkedAt", "State", "Reason"];

    /// <summary>Reads the timeline; null if there is no such purchase.</summary>
    public async Task<PurchaseTimeline?> ReadAsync(PurchaseKey key, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(key, cancellationToken) is not { } purchase)
        {
            return null;
        }

        var applied = AppliedAsync(key, cancellationToken);
        var failed = FailedAsync(purchase, cancellationToken);
        List<TimelineItem> items = [.. OfFacts(purchase), .. await applied, .. await failed];
        var eventIds = items.Select(item => item.EventId).OfType<string>().Distinct(StringComparer.Ordinal);
        items.AddRange((await Task.WhenAll(eventIds.Select(eventId => LoggedAsync(eventId, cancellationToken)))).SelectMany(logged => logged));

        // Stripe's times are whole seconds, so an item within the second of the creation would sort before it.
        return new PurchaseTimeline(purchase, [.. items.OrderBy(item => item.At < purchase.CreatedAt ? purchase.CreatedAt : item.At)]);
    }

    private static IEnumerable<TimelineItem> OfFacts(Purchase purchase)
    {
        var (terms, facts) = (purchase.Terms, purchase.Facts);
        yield return new TimelineItem(purchase.CreatedAt, "created", null, $"{terms.Credits} credits for {terms.Price.Amount} {terms.Price.Currency}");
        foreach (var (intent, payment) in facts.Payments)
        {
            yield return new TimelineItem(payment.PaidAt, "paid", null, $"{payment.Amount} {terms.Price.Currency}, payment intent {intent}");
        }

        foreach (var review in facts.Reviews.Values)
        {
            yield return new TimelineItem(review.PaidAt, "review", null, review.Reason);
        }
    }

    /// <summary>The entries and event markers of the purchase. They are adjacent in the user's partition, so one range query reads both.</summary>
    private async Task<IReadOnlyList<TimelineItem>> AppliedAsync(PurchaseKey key, CancellationToken cancellationToken)
    {
        var filter = TableQuery.Range(TableKey.Partition(key.User.Value), EntryRow.Prefix, EventMarkerRow.End)
            .WhereAny([("PurchaseId", key.Id.Value)]);
        var items = new List<TimelineItem>();
        await foreach (var row in storage.Credits.RowsAsync(filter, cancellationToken))
        {
            if (row.RowKey.StartsWith(EventMarkerRow.Prefix, StringComparison.Ordinal))
            {
                items.Add(new TimelineItem(row.Time("At"), "applied", row.Text("EventId"), $"{row.Text("Type")}, {row.Int64("Credits")} credits"));
            }
            else if (EntryRow.Read(row) is var entry && EntrySource.EventIdOf(entry.Cause) is null)
            {
                items.Add(WithoutEvent(entry));
            }
        }

        return items;
    }

    /// <summary>An entry that was written when the buyer returned, by reconciliation, or by an operator.</summary>
    private static TimelineItem WithoutEvent(LedgerEntry entry) => entry.Actor is null
        ? new TimelineItem(entry.At, "settled", null, $"{entry.Credits} credits, without an event")
        : new TimelineItem(entry.At, "accepted", null, $"{entry.Credits} credits, by {entry.Actor}: {entry.Reason}");

    /// <summary>The failed events of the purchase. A refund or a dispute names only a payment intent.</summary>
    private async Task<IReadOnlyList<TimelineItem>> FailedAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        var filter = TableQuery.Partition(FailedEventIndexRow.Partition)
            .WhereAny([("PurchaseId", purchase.Id.Value), .. Intents(purchase.Facts).Select(intent => ("PaymentIntent", intent))]);
        var items = new List<TimelineItem>();
        await foreach (var row in storage.FailedEvents.RowsAsync(filter, cancellationToken, FailureColumns))
        {
            items.Add(new TimelineItem(row.Time("ParkedAt"), "parked", row.Text("EventId"), $"{row.Text("State").ToLowerInvariant()}: {row.Text("Reason")}"));
        }

        return items;
    }

    /// <summary>The payment intents of a purchase. An empty id means a completed session without a payment.</summary>
    private static IEnumerable<string> Intents(PurchaseFacts facts) =>
        facts.Payments.Keys.Concat(facts.Reviews.Keys).Concat(facts.AmountsRefunded.Keys)
            .Concat(facts.Refunds.Values.Select(refund => refund.PaymentIntent))
            .Concat(facts.Disputes.Values.Select(dispute => dispute.PaymentIntent))
            .Where(intent => intent.Length > 0)
            .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// When an event was received, and when it was parked before it was applied. The index has only events that still wait for an operator.
    /// </summary>
    private async Task<IReadOnlyList<TimelineItem>> LoggedAsync(string eventId, CancellationToken cancellationToken)
    {
        var items = new List<TimelineItem>();
        if (await eventLog.FindAsync(eventId, cancellationToken) is not { } logged)
        {
            return items;
        }

        if (logged.ReceivedAt is { } receivedAt)
        {
            items.Add(new TimelineItem(receivedAt, "received", eventId, logged.Type));
        }

        if (logged is { IsDone: true, ParkedAt: { } parkedAt })
        {
            items.Add(new TimelineItem(parkedAt, "parked", eventId, $"settled: {logged.ParkReason}"));
        }

        return items;
    }
}
