using Azure;
using Azure.Data.Tables;
using CreditFunctions.Tables.Tests.Support;

namespace CreditFunctions.Tables.Tests;

public sealed class QueriesReadPageByPage
{
    [Fact]
    public async Task Rows_come_in_the_order_of_their_keys()
    {
        var table = await ATable.CreatedAsync();
        await AddAsync(table, "p", "b", "10", "a", "1", "B");
        await AddAsync(table, "o", "z");

        var keys = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            keys.Add($"{row.PartitionKey}/{row.RowKey}");
        }

        Assert.Equal(["o/z", "p/1", "p/10", "p/B", "p/a", "p/b"], keys);
    }

    [Fact]
    public async Task A_filter_chooses_rows_and_properties_are_selected()
    {
        var table = await ATable.CreatedAsync();
        await AddAsync(table, "it's", "a", "b", "c");
        await AddAsync(table, "other", "b");

        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {"it's"} and Number ge {1L}"), select: ["Number"]))
        {
            rows.Add(row);
        }

        Assert.Equal([1L, 2L], rows.Select(row => row.GetInt64("Number")));
        Assert.All(rows, row => Assert.Null(row.RowKey));
    }

    [Fact]
    public async Task Pages_are_as_long_as_asked_and_lead_to_the_next()
    {
        var table = await ATable.CreatedAsync();
        await AddAsync(table, "p", "1", "2", "3", "4", "5");

        var pages = await PagesAsync(table.QueryAsync<TableEntity>(maxPerPage: 2).AsPages());

        Assert.Equal([2, 2, 1], pages.Select(page => page.Values.Count));
        Assert.Equal([true, true, false], pages.Select(page => page.ContinuationToken is not null));
    }

    [Fact]
    public async Task A_query_goes_on_where_a_continuation_token_says()
    {
        var table = await ATable.CreatedAsync();
        await AddAsync(table, "é p+1", "1", "2", "3", "4", "5");
        var first = (await PagesAsync(table.QueryAsync<TableEntity>().AsPages(pageSizeHint: 2)))[0];

        var rest = await PagesAsync(table.QueryAsync<TableEntity>().AsPages(first.ContinuationToken));

        Assert.Equal(["3", "4", "5"], rest.SelectMany(page => page.Values).Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_query_that_matches_nothing_has_one_empty_page()
    {
        var table = await ATable.CreatedAsync();

        var pages = await PagesAsync(table.QueryAsync<TableEntity>("PartitionKey eq 'none'").AsPages());

        Assert.Empty(Assert.Single(pages).Values);
    }

    [Fact]
    public async Task A_filter_that_nobody_understands_is_refused()
    {
        var table = await ATable.CreatedAsync();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => PagesAsync(table.QueryAsync<TableEntity>("PartitionKey equals p").AsPages()));

        Assert.Equal(400, failure.Status);
    }

    [Fact]
    public async Task A_cancelled_query_stops()
    {
        var table = await ATable.CreatedAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PagesAsync(table.QueryAsync<TableEntity>(cancellationToken: cancelled.Token).AsPages()));
    }

    private static async Task AddAsync(TableClient table, string partitionKey, params string[] rowKeys) =>
        await table.SubmitTransactionAsync(rowKeys.Select((rowKey, index) => new TableTransactionAction(
            TableTransactionActionType.Add,
            new TableEntity(partitionKey, rowKey) { ["Number"] = (long)index })));

    private static async Task<List<Page<TableEntity>>> PagesAsync(IAsyncEnumerable<Page<TableEntity>> pages)
    {
        var read = new List<Page<TableEntity>>();
        await foreach (var page in pages)
        {
            read.Add(page);
        }

        return read;
    }
}
