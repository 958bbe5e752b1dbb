using CreditFunctions.Core.Events;
using CreditFunctions.Core.Facts;
using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Timeline;

/// <summary>Tells a purchase's story from all that is stored of it: "I paid, where are my credits?" in one answer.</summary>
public sealed class PurchaseTimeline(TablePurchases purchases, TableTimelineSource source, TableEventJournal journal)
{
    /// <summary>The purchase and what happened to it, oldest first; null where there is no such purchase.</summary>
    public async Task<(Purchase Purchase, IReadOnlyList<TimelineItem> Items)?> ReadAsync(PurchaseName name, CancellationToken cancellationToken)
    {
        if (await purchases.FindAsync(name, cancellationToken) is not { Value: var purchase })
        {
            return null;
        }

        var items = new List<TimelineItem> { new(purchase.CreatedAt, "created", null, $"{purchase.Terms.Credits} credits for {purchase.Terms.Price.Amount} {purchase.Terms.Price.Currency}") };
        items.AddRange(purchase.Facts.Payments.Select(payment => new TimelineItem(payment.Value.PaidAt, "paid", null, $"{payment.Value.Amount} {purchase.Terms.Price.Currency}, payment intent {payment.Key}")));
        items.AddRange(purchase.Facts.Reviews.Select(review => new TimelineItem(review.Value.PaidAt, "review", null, review.Value.Reason)));
        items.AddRange(await source.SettledAsync(name, cancellationToken));
        foreach (var marker in await source.MarkersAsync(name, cancellationToken))
        {
            items.Add(marker);
            await AddReceivedAsync(items, marker.EventId!, cancellationToken);
        }

        foreach (var parked in await source.ParkedAsync(name, Intents(purchase.Facts), cancellationToken))
        {
            items.Add(parked);
            await AddReceivedAsync(items, parked.EventId!, cancellationToken);
        }

        // Stripe's times are whole seconds: what happened in the second of the beginning still comes after it.
        return (purchase, [.. items.OrderBy(item => item.At < purchase.CreatedAt ? purchase.CreatedAt : item.At)]);
    }

    /// <summary>Empty is no payment: a session that was complete without one was held for review.</summary>
    private static IEnumerable<string> Intents(PurchaseFacts facts) =>
        facts.Payments.Keys.Concat(facts.Reviews.Keys).Concat(facts.AmountsRefunded.Keys)
            .Concat(facts.Refunds.Values.Select(refund => refund.PaymentIntent))
            .Concat(facts.Disputes.Values.Select(dispute => dispute.PaymentIntent))
            .Where(intent => intent.Length > 0)
            .Distinct(StringComparer.Ordinal);

    private async Task AddReceivedAsync(List<TimelineItem> items, string eventId, CancellationToken cancellationToken)
    {
        if (await journal.FindAsync(eventId, cancellationToken) is { Value: { ReceivedAt: { } receivedAt } story })
        {
            items.Add(new TimelineItem(receivedAt, "received", eventId, story.Type));
        }
    }
}
