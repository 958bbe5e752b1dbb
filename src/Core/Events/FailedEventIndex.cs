using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Events;

/// <summary>The index of failed events in the table <c>FailedEvents</c>. It only lists events; their state is in the event log.</summary>
public sealed class FailedEventIndex(TableStorage storage)
{
    private const int WritesMax = 10;

    private static readonly FailedEventFilter Everything = new(Type: null, From: null, To: null);

    /// <summary>Whether a cursor has the form of a position in the list.</summary>
    public static bool IsCursor(string cursor) => cursor.StartsWith(FailedEventIndexRow.First, StringComparison.Ordinal);

    /// <summary>Lists the events that wait for an operator, in the order of their keys.</summary>
    /// <param name="filter">Selects events.</param>
    /// <param name="cursor">The cursor of the previous page; null for the first page.</param>
    /// <param name="limit">The maximum number of events.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<FailedEventPage> ListAsync(FailedEventFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var events = new List<FailedEventSummary>();
        await foreach (var row in storage.FailedEvents.QueryAsync<TableEntity>(Query(filter, cursor), limit, select: null, cancellationToken))
        {
            if (events.Count == limit)
            {
                return new FailedEventPage(events, events[^1].Cursor); // There is at least one more event, so a next page exists.
            }

            events.Add(FailedEventIndexRow.Read(row));
        }

        return new FailedEventPage(events, NextCursor: null);
    }

    /// <summary>Counts the events that wait for an operator.</summary>
    /// <param name="limit">Where counting stops.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<FailedEventCount> CountAsync(int limit, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var row in storage.FailedEvents.QueryAsync<TableEntity>(Query(Everything, cursor: null), limit + 1, ["RowKey"], cancellationToken))
        {
            if (count == limit)
            {
                return new FailedEventCount(count, HasMore: true);
            }

            count++;
        }

        return new FailedEventCount(count, HasMore: false);
    }

    /// <summary>Inserts or replaces the index row of a failed event.</summary>
    internal async Task PutAsync(EventRecord record, string? paymentIntent, CancellationToken cancellationToken)
    {
        for (var write = 1; write <= WritesMax; write++)
        {
            var known = await FindAsync(FailedEventIndexRow.OpenKey(record.EventId), cancellationToken);
            if (await storage.FailedEvents.TryPutAsync(FailedEventIndexRow.From(record, paymentIntent), known?.ETag.ToString(), cancellationToken) is not null)
            {
                return;
            }
        }

        throw new StorageContentionException($"The index row of event {record.EventId} changed during each of {WritesMax} writes.");
    }

    /// <summary>Removes the index row, if any. A row that has changed since the read belongs to a later failure and stays.</summary>
    internal async Task RemoveAsync(string eventId, CancellationToken cancellationToken)
    {
        if (await FindAsync(FailedEventIndexRow.OpenKey(eventId), cancellationToken) is { } row)
        {
            await storage.FailedEvents.TryDeleteAsync(row, cancellationToken);
        }
    }

    /// <summary>Removes a discarded event from the list and keeps it for the timeline of its purchase.</summary>
    internal async Task DiscardAsync(string eventId, CancellationToken cancellationToken)
    {
        if (await FindAsync(FailedEventIndexRow.OpenKey(eventId), cancellationToken) is not { } open)
        {
            return;
        }

        var discardedKey = FailedEventIndexRow.DiscardedKey(eventId);
        var known = await FindAsync(discardedKey, cancellationToken);
        var discarded = new TableEntity(open) { RowKey = discardedKey, ["State"] = "Discarded" };
        await storage.FailedEvents.TryPutAsync(discarded, known?.ETag.ToString(), cancellationToken);
        await storage.FailedEvents.TryDeleteAsync(open, cancellationToken);
    }

    private Task<TableEntity?> FindAsync(string key, CancellationToken cancellationToken) =>
        storage.FailedEvents.FindAsync(FailedEventIndexRow.Partition, key, cancellationToken);

    private static string Query(FailedEventFilter filter, string? cursor)
    {
        var query = TableClient.CreateQueryFilter(
            $"PartitionKey eq {FailedEventIndexRow.Partition} and RowKey gt {cursor ?? FailedEventIndexRow.First} and RowKey lt {FailedEventIndexRow.End}");
        query += filter.Type is null ? "" : TableClient.CreateQueryFilter($" and Type eq {filter.Type}");
        query += filter.From is not { } from ? "" : " and ParkedAt ge " + Time(from);
        query += filter.To is not { } to ? "" : " and ParkedAt lt " + Time(to);
        return query;
    }

    /// <summary>With full precision; the SDK's own filter rounds times to seconds.</summary>
    private static string Time(DateTimeOffset time) =>
        "datetime'" + time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture) + "'";
}
