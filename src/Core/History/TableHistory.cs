using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.History;

/// <summary>
/// Reads a user's entries and purchases, newest first. Both sort so by their keys, so that a page is one range of rows and costs the same
/// wherever in a history it lies.
/// </summary>
public sealed class TableHistory(TableStorage storage)
{
    /// <summary>A page of ledger entries.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="after">The last key of the page before; null begins.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<Page<LedgerEntry>> ReadEntriesAsync(UserId user, string? after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(user, TableEntryRow.Prefix, after, limit, TableEntryRow.Read, cancellationToken);

    /// <summary>A page of purchases; as <see cref="ReadEntriesAsync"/>.</summary>
    public Task<Page<Purchase>> ReadPurchasesAsync(UserId user, string? after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(user, TablePurchaseRow.Prefix, after, limit, static row => TablePurchaseRow.Read(row).Value, cancellationToken);

    private async Task<Page<T>> ReadAsync<T>(
        UserId user,
        string prefix,
        string? after,
        int limit,
        Func<TableEntity, T> read,
        CancellationToken cancellationToken)
    {
        var items = new List<T>(limit);
        string? last = null;

        // One more than asked for tells whether there is a next page, without another round trip.
        var rows = storage.Credits.QueryAsync<TableEntity>(Range(user, prefix, after), limit + 1, select: null, cancellationToken);
        await foreach (var row in rows)
        {
            if (items.Count == limit)
            {
                return new Page<T>(items, last);
            }

            items.Add(read(row));
            last = row.RowKey[prefix.Length..];
        }

        return new Page<T>(items, Last: null);
    }

    private static string Range(UserId user, string prefix, string? after)
    {
        var beyond = prefix[..^1] + (char)(prefix[^1] + 1);
        return TableClient.CreateQueryFilter(
            $"PartitionKey eq {TableKey.Partition(user.Value)} and RowKey gt {prefix + after} and RowKey lt {beyond}");
    }
}
