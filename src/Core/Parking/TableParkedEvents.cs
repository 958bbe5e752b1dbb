using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Parking;

/// <summary>The table of parked events.</summary>
public sealed class TableParkedEvents(TableStorage storage)
{
    /// <summary>The parked event, whatever its state, or null.</summary>
    public async Task<Versioned<ParkedEvent>?> FindAsync(string eventId, CancellationToken cancellationToken) =>
        await FindRowAsync(TableParkedRow.Key(eventId), cancellationToken) is { } row ? TableParkedRow.Read(row) : null;

    /// <summary>Open ones in the order of their keys.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cursor">Where the page before said that this one begins; null for the first.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ParkedPage> ListAsync(ParkedFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var events = new List<ParkedNotice>();
        await foreach (var row in storage.FailedEvents.QueryAsync<TableEntity>(Query(filter, cursor), limit, select: null, cancellationToken))
        {
            if (events.Count == limit)
            {
                return new ParkedPage(events, events[^1].Cursor); // One more than asked for: there is a next page.
            }

            events.Add(TableNoticeRow.Read(row));
        }

        return new ParkedPage(events, NextCursor: null);
    }

    /// <summary>Whether a page can begin there.</summary>
    public static bool IsCursor(string cursor) => cursor.StartsWith(TableNoticeRow.First, StringComparison.Ordinal);

    /// <summary>Writes a parked event in the place of the version that was read; inserts it where there is none.</summary>
    /// <returns>False where somebody else was faster.</returns>
    public async Task<bool> TryWriteAsync(ParkedEvent parked, string? version, CancellationToken cancellationToken)
    {
        var notice = await FindRowAsync(TableNoticeRow.Key(parked.EventId), cancellationToken);
        try
        {
            await storage.FailedEvents.SubmitTransactionAsync(Actions(parked, version, notice), cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            return false;
        }
    }

    /// <summary>The event first, so that its version guards the notice as well: nobody writes one without the other.</summary>
    private static IEnumerable<TableTransactionAction> Actions(ParkedEvent parked, string? version, TableEntity? notice)
    {
        var row = TableParkedRow.From(parked);
        yield return version is null
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, new ETag(version));
        if (parked.State == ParkedState.Open)
        {
            yield return notice is null
                ? new TableTransactionAction(TableTransactionActionType.Add, TableNoticeRow.From(parked))
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, TableNoticeRow.From(parked), new ETag(notice.ETag.ToString()));
        }
        else if (notice is not null)
        {
            yield return new TableTransactionAction(TableTransactionActionType.Delete, notice, new ETag(notice.ETag.ToString()));
        }
    }

    private Task<TableEntity?> FindRowAsync(string key, CancellationToken cancellationToken) =>
        storage.FailedEvents.FindAsync(TableParkedRow.Partition, key, cancellationToken);

    private static string Query(ParkedFilter filter, string? cursor)
    {
        var query = TableClient.CreateQueryFilter($"PartitionKey eq {TableParkedRow.Partition} and RowKey gt {cursor ?? TableNoticeRow.First} and RowKey lt {TableNoticeRow.End}");
        query += filter.Type is null ? "" : TableClient.CreateQueryFilter($" and Type eq {filter.Type}");
        query += filter.From is not { } from ? "" : " and ParkedAt ge " + Time(from);
        query += filter.To is not { } to ? "" : " and ParkedAt lt " + Time(to);
        return query;
    }

    private static string Time(DateTimeOffset time) =>
        "datetime'" + time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture) + "'";
}
