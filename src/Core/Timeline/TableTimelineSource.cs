using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Timeline;

/// <summary>What events have done to a purchase: applied ones by the markers in the user's partition, parked ones by their own table.</summary>
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
