using Azure;
using Azure.Data.Tables;
using CreditFunctions.Tables.Tests.Support;
using static Azure.Data.Tables.TableTransactionActionType;

namespace CreditFunctions.Tables.Tests;

public sealed class TransactionsAreAllOrNothing
{
    private static readonly ETag Stale = new("W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"");

    [Fact]
    public async Task Every_action_is_answered_in_its_place_with_the_new_ETag()
    {
        var table = await ATable.CreatedAsync();
        var balance = await table.AddEntityAsync(new TableEntity("u", "balance"));
        await table.AddEntityAsync(new TableEntity("u", "gone"));

        var answer = await table.SubmitTransactionAsync([
            new(Add, new TableEntity("u", "event|1")),
            new(UpdateReplace, new TableEntity("u", "balance") { ["Balance"] = 5L }, balance.Headers.ETag!.Value),
            new(UpsertMerge, new TableEntity("u", "merged") { ["A"] = 1 }),
            new(Delete, new TableEntity("u", "gone")),
        ]);

        Assert.Equal(202, answer.GetRawResponse().Status);
        Assert.Equal([204, 204, 204, 204], answer.Value.Select(part => part.Status));
        Assert.All(answer.Value, part => Assert.False(part.IsError));
        Assert.Equal(await ETagAsync(table, "event|1"), answer.Value[0].Headers.ETag);
        Assert.Equal(await ETagAsync(table, "balance"), answer.Value[1].Headers.ETag);
        Assert.Equal(await ETagAsync(table, "merged"), answer.Value[2].Headers.ETag);
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("u", "gone")).HasValue);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_row_that_is_there_already_fails_them_all_and_is_named(int duplicate)
    {
        var table = await ATable.CreatedAsync();
        await table.AddEntityAsync(new TableEntity("u", $"{duplicate}"));

        await Failures.TransactionFailsAsync(duplicate, 409, "EntityAlreadyExists", () => table.SubmitTransactionAsync(
            Enumerable.Range(0, 3).Select(index => new TableTransactionAction(Add, new TableEntity("u", $"{index}")))));

        Assert.Equal([$"{duplicate}"], await table.RowKeysAsync());
    }

    [Theory]
    [InlineData(UpdateReplace)]
    [InlineData(UpdateMerge)]
    [InlineData(Delete)]
    public async Task An_ETag_that_moved_on_fails_them_all(TableTransactionActionType type)
    {
        var table = await ATable.CreatedAsync();
        await table.AddEntityAsync(new TableEntity("u", "balance"));

        await Failures.TransactionFailsAsync(1, 412, "UpdateConditionNotSatisfied", () => table.SubmitTransactionAsync([
            new(Add, new TableEntity("u", "event")),
            new(type, new TableEntity("u", "balance"), Stale),
        ]));

        Assert.Equal(["balance"], await table.RowKeysAsync());
    }

    [Theory]
    [InlineData(UpdateReplace)]
    [InlineData(UpdateMerge)]
    [InlineData(Delete)]
    public async Task A_row_that_must_be_there_and_is_not_fails_them_all(TableTransactionActionType type)
    {
        var table = await ATable.CreatedAsync();

        await Failures.TransactionFailsAsync(1, 404, "ResourceNotFound", () => table.SubmitTransactionAsync([
            new(Add, new TableEntity("u", "event")),
            new(type, new TableEntity("u", "balance"), ETag.All),
        ]));

        Assert.Empty(await table.RowKeysAsync());
    }

    [Fact]
    public async Task A_transaction_without_actions_is_a_mistake()
    {
        var table = await ATable.NotCreatedAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.SubmitTransactionAsync(null!));
    }

    [Fact]
    public async Task A_transaction_on_a_missing_table_says_so()
    {
        var table = await ATable.NotCreatedAsync();

        var failure = await Assert.ThrowsAnyAsync<RequestFailedException>(() => table.SubmitTransactionAsync([new(Add, new TableEntity("u", "r"))]));

        Assert.Equal((404, "TableNotFound"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task Of_two_writers_with_the_same_ETag_one_wins()
    {
        var table = await ATable.CreatedAsync();
        var balance = (await table.AddEntityAsync(new TableEntity("u", "balance"))).Headers.ETag!.Value;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            try
            {
                await table.SubmitTransactionAsync([
                    new(Add, new TableEntity("u", $"entry|{writer}")),
                    new(UpdateReplace, new TableEntity("u", "balance") { ["Writer"] = writer }, balance),
                ]);
                return 204;
            }
            catch (TableTransactionFailedException failure)
            {
                return failure.Status;
            }
        }));

        Assert.Equal(1, outcomes.Count(status => status == 204));
        Assert.Equal(7, outcomes.Count(status => status == 412));
        Assert.Equal(2, (await table.RowKeysAsync()).Count);
    }

    [Fact]
    public async Task Texts_that_look_like_the_format_around_them_are_kept()
    {
        var table = await ATable.CreatedAsync();
        const string text = "\r\n--batch_x--\r\nHTTP/1.1 400 Bad Request\r\n\r\n{\"odata.error\":{}}";

        await table.SubmitTransactionAsync([new(Add, new TableEntity("it's", "a b%") { ["Text"] = text })]);

        Assert.Equal(text, (await table.GetEntityAsync<TableEntity>("it's", "a b%")).Value["Text"]);
    }

    private static async Task<ETag> ETagAsync(TableClient table, string rowKey) => (await table.GetEntityAsync<TableEntity>("u", rowKey)).Value.ETag;
}
