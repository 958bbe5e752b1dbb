using Azure;
using Azure.Data.Tables;
using CreditFunctions.Tables.Tests.Support;
using static Azure.Data.Tables.TableTransactionActionType;

namespace CreditFunctions.Tables.Tests;

public sealed class TransactionsWithoutAnETagOverwrite
{
    private static readonly ETag Stale = new("W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"");

    [Theory]
    [InlineData(UpdateReplace)]
    [InlineData(UpdateMerge)]
    public async Task An_update_without_an_ETag_is_silently_an_upsert(TableTransactionActionType type)
    {
        var table = await ATable.CreatedAsync();
        await table.AddEntityAsync(new TableEntity("u", "there") { ["Turn"] = 1 });

        await table.SubmitTransactionAsync([
            new(type, new TableEntity("u", "there") { ["Turn"] = 2, ETag = Stale }),
            new(type, new TableEntity("u", "new") { ["Turn"] = 2, ETag = Stale }),
        ]);

        Assert.Equal(["new", "there"], await table.RowKeysAsync());
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("u", "there")).Value.GetInt32("Turn"));
    }

    [Fact]
    public async Task An_upsert_does_not_look_at_its_ETag()
    {
        var table = await ATable.CreatedAsync();

        await table.SubmitTransactionAsync([new(UpsertReplace, new TableEntity("u", "new"), Stale)]);

        Assert.Equal(["new"], await table.RowKeysAsync());
    }
}
