using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Timeline;

/// <summary>What was done to a purchase: events by the markers in the user's partition, what moved credits without one by its entry, parked events by their own table.</summary>
public sealed class TableTimelineSource(TableStorage storage)
{
    internal async Task<IReadOnlyList<TimelineItem>> MarkersAsync(PurchaseName name, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {TableKey.Partition(name.User.Value)} and RowKey ge {TableLedger.MarkerFirst} and RowKey lt {TableLedger.MarkerEnd} and PurchaseId eq {name.Id.Value}");
        var items = new List<TimelineItem>();
        await foreach (var row in storage.Credits.QueryAsync<TableEntity>(filter, maxPerPage: null, select: null, cancellationToken))
        {
            items.Add(new TimelineItem(row.Time("At"), "applied", row.Text("EventId"), $"{row.Text("Type")}, {row.Int64("Credits")} credits"));
        }

        return items;
    }

    /// <summary>What a buyer's return, a comparison with Stripe or an operator has settled.</summary>
    internal async Task<IReadOnlyList<TimelineItem>> SettledAsync(PurchaseName name, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {TableKey.Partition(name.User.Value)} and RowKey ge {TableEntryRow.Prefix} and RowKey lt {TableEntryRow.End} and PurchaseId eq {name.Id.Value}");
        var items = new List<TimelineItem>();
        await foreach (var row in storage.Credits.QueryAsync<TableEntity>(filter, maxPerPage: null, select: null, cancellationToken))
        {
            var entry = TableEntryRow.Read(row);
            if (Cause.EventIdOf(entry.Cause) is null)
            {
                items.Add(entry.Actor is null
                    ? new TimelineItem(entry.At, "settled", null, $"{entry.Credits} credits, without an event")
                    : new TimelineItem(entry.At, "accepted", null, $"{entry.Credits} credits, by {entry.Actor}: {entry.Reason}"));
            }
        }

        return items;
    }

    /// <param name="name">The purchase.</param>
    /// <param name="intents">Its payments: a refund or a dispute names nothing else.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    internal async Task<IReadOnlyList<TimelineItem>> ParkedAsync(PurchaseName name, IEnumerable<string> intents, CancellationToken cancellationToken)
    {
        var filter = intents.Aggregate(
            TableClient.CreateQueryFilter($"PurchaseId eq {name.Id.Value}"),
            (either, intent) => either + TableClient.CreateQueryFilter($" or PaymentIntent eq {intent}"));
        var items = new List<TimelineItem>();
        string[] members = ["EventId", "ParkedAt", "State", "Reason"];
        await foreach (var row in storage.FailedEvents.QueryAsync<TableEntity>(filter, maxPerPage: null, members, cancellationToken))
        {
            items.Add(new TimelineItem(row.Time("ParkedAt"), "parked", row.Text("EventId"), $"{row.Text("State").ToLowerInvariant()}: {row.Text("Reason")}"));
        }

        return items;
    }
}
