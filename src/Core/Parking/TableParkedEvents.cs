using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Parking;

/// <summary>The table of parked events.</summary>
public sealed class TableParkedEvents(TableStorage storage)
{
    /// <summary>The parked event, whatever its state, or null.</summary>
    public async Task<Versioned<ParkedEvent>?> FindAsync(string eventId, CancellationToken cancellationToken)
    {
        var answer = await storage.FailedEvents.GetEntityIfExistsAsync<TableEntity>(
            TableParkedRow.Partition, TableParkedRow.Key(eventId), select: null, cancellationToken);
        return answer is { HasValue: true, Value: { } row } ? TableParkedRow.Read(row) : null;
    }

    /// <summary>Open ones in the order of their keys.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cursor">The last key of the page before; null begins.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ParkedPage> ListAsync(ParkedFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var events = new List<Versioned<ParkedEvent>>();
        string? last = null;
        await foreach (var row in storage.FailedEvents.QueryAsync<TableEntity>(Query(filter, cursor), limit, select: null, cancellationToken))
        {
            if (events.Count == limit)
            {
                return new ParkedPage(events, last); // One more than asked for: there is a next page.
            }

            events.Add(TableParkedRow.Read(row));
            last = row.RowKey;
        }

        return new ParkedPage(events, NextCursor: null);
    }

    /// <summary>Writes a parked event in the place of the version that was read; inserts it where there is none.</summary>
    /// <returns>False where somebody else was faster.</returns>
    public async Task<bool> TryWriteAsync(ParkedEvent parked, string? version, CancellationToken cancellationToken)
    {
        var row = TableParkedRow.From(parked);
        try
        {
            await (version is null
                ? storage.FailedEvents.AddEntityAsync(row, cancellationToken)
                : storage.FailedEvents.UpdateEntityAsync(row, new ETag(version), TableUpdateMode.Replace, cancellationToken));
            return true;
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            return false;
        }
    }

    private static string Query(ParkedFilter filter, string? cursor)
    {
        var query = TableClient.CreateQueryFilter($"PartitionKey eq {TableParkedRow.Partition} and State eq {nameof(ParkedState.Open)}");
        query += cursor is null ? "" : TableClient.CreateQueryFilter($" and RowKey gt {cursor}");
        query += filter.Type is null ? "" : TableClient.CreateQueryFilter($" and Type eq {filter.Type}");
        query += filter.From is not { } from ? "" : " and ParkedAt ge " + Time(from);
        query += filter.To is not { } to ? "" : " and ParkedAt lt " + Time(to);
        return query;
    }

    private static string Time(DateTimeOffset time) =>
        "datetime'" + time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture) + "'";
}
