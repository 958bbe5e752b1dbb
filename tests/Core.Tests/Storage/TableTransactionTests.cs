using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Tests.Ledger.Payments;
using static Azure.Data.Tables.TableTransactionActionType;

namespace CreditFunctions.Core.Tests.Storage;

/// <summary>What the ledger relies on in Azure.Data.Tables and the table service.</summary>
public sealed class TableTransactionTests : IAsyncLifetime
{
    private static readonly ETag Stale = new("W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"");

    private TableClient? _table;

    private TableClient Table => _table!;

    public async Task InitializeAsync()
    {
        _table = new TableClient(await TestStorage.NewAccountAsync(), "Transactions");
        await _table.CreateAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Insert_of_an_existing_row_fails_the_whole_transaction_with_409()
    {
        await Table.AddEntityAsync(new TableEntity("u", "event"));

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync([
            new(Add, new TableEntity("u", "entry")),
            new(Add, new TableEntity("u", "event")),
        ]));

        Assert.Equal((409, "EntityAlreadyExists"), (failure.Status, failure.ErrorCode));
        Assert.Equal(["event"], await RowKeysAsync());
    }

    [Fact]
    public async Task Replace_with_a_stale_ETag_fails_the_whole_transaction_with_412()
    {
        await Table.AddEntityAsync(new TableEntity("u", "balance"));

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync([
            new(Add, new TableEntity("u", "entry")),
            new(UpdateReplace, new TableEntity("u", "balance"), Stale),
        ]));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (failure.Status, failure.ErrorCode));
        Assert.Equal(["balance"], await RowKeysAsync());
    }

    [Fact]
    public async Task Update_without_an_ETag_is_silently_an_upsert()
    {
        await Table.AddEntityAsync(new TableEntity("u", "existing") { ["Turn"] = 1 });

        await Table.SubmitTransactionAsync([
            new(UpdateReplace, new TableEntity("u", "existing") { ["Turn"] = 2, ETag = Stale }),
            new(UpdateReplace, new TableEntity("u", "new") { ["Turn"] = 2, ETag = Stale }),
        ]);

        Assert.Equal(["existing", "new"], await RowKeysAsync());
        Assert.Equal(2, (await Table.GetEntityAsync<TableEntity>("u", "existing")).Value.GetInt32("Turn"));
    }

    private async Task<List<string>> RowKeysAsync()
    {
        var keys = new List<string>();
        await foreach (var row in Table.QueryAsync<TableEntity>())
        {
            keys.Add(row.RowKey);
        }

        return keys;
    }
}
