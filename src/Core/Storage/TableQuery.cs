using Azure.Data.Tables;

namespace CreditFunctions.Core.Storage;

/// <summary>Reads several rows in the order of their keys. A request returns at most 1,000 rows.</summary>
internal static class TableQuery
{
    /// <summary>Selects all rows of a partition.</summary>
    public static string Partition(string partition) => TableClient.CreateQueryFilter($"PartitionKey eq {partition}");

    /// <summary>Selects the rows of a partition whose keys lie between two keys; the first one is included.</summary>
    public static string Range(string partition, string from, string before) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {before}");

    /// <summary>Selects the rows of a partition whose keys begin with a prefix.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="prefix">The prefix.</param>
    /// <param name="after">What follows the prefix in the last key to skip; null starts with the first row.</param>
    public static string Prefix(string partition, string prefix, string? after)
    {
        var end = prefix[..^1] + (char)(prefix[^1] + 1);
        return TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {prefix + after} and RowKey lt {end}");
    }

    /// <summary>Selects the rows with one key in all partitions. This reads the whole table, so it is for operators only.</summary>
    /// <param name="row">The row key.</param>
    /// <param name="after">The last partition to skip; null starts with the first one.</param>
    public static string AllPartitions(string row, string? after) => TableClient.CreateQueryFilter($"RowKey eq {row} and PartitionKey gt {after ?? ""}");

    /// <summary>Of the rows that a filter selects, those with one of the given values. The service still reads all of them.</summary>
    public static string WhereAny(this string filter, IEnumerable<(string Column, string Value)> values) =>
        filter + " and (" + string.Join(" or ", values.Select(value => value.Column + TableClient.CreateQueryFilter($" eq {value.Value}"))) + ")";

    /// <summary>Reads all rows that a filter selects.</summary>
    public static IAsyncEnumerable<TableEntity> RowsAsync(
        this TableClient table, string filter, CancellationToken cancellationToken, IEnumerable<string>? select = null) =>
        table.QueryAsync<TableEntity>(filter, maxPerPage: null, select, cancellationToken);

    /// <summary>Reads one page of the rows that a filter selects. It requests one row more than the page holds, which shows whether another page follows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="filter">Selects the rows after the previous page.</param>
    /// <param name="limit">The maximum number of items.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="key">The key of a row to continue after.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <param name="select">The columns to read; null reads all.</param>
    public static async Task<Page<T>> PageAsync<T>(
        this TableClient table,
        string filter,
        int limit,
        Func<TableEntity, T> read,
        Func<TableEntity, string> key,
        CancellationToken cancellationToken,
        IEnumerable<string>? select = null)
    {
        var items = new List<T>();
        string? last = null;
        await foreach (var row in table.QueryAsync<TableEntity>(filter, limit + 1, select, cancellationToken))
        {
            if (items.Count == limit)
            {
                return new Page<T>(items, last);
            }

            items.Add(read(row));
            last = key(row);
        }

        return new Page<T>(items, Next: null);
    }
}
