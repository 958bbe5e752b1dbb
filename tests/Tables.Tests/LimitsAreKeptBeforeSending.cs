using Azure;
using Azure.Data.Tables;
using CreditFunctions.Tables.Tests.Support;
using static Azure.Data.Tables.TableTransactionActionType;

namespace CreditFunctions.Tables.Tests;

public sealed class LimitsAreKeptBeforeSending
{
    private const int StringMax = 32 * 1024;

    [StandInFact]
    public async Task A_transaction_stays_in_one_partition()
    {
        var table = await ATable.CreatedAsync();

        await Failures.TransactionFailsAsync(1, 400, "CommandsInBatchActOnDifferentPartitions", () => table.SubmitTransactionAsync([
            new(Add, new TableEntity("u", "a")),
            new(Add, new TableEntity("v", "a")),
        ]));

        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("u", "a")).HasValue);
    }

    [StandInFact]
    public async Task A_transaction_touches_a_row_once()
    {
        var table = await ATable.NotCreatedAsync();

        await Failures.TransactionFailsAsync(2, 400, "InvalidDuplicateRow", () => table.SubmitTransactionAsync([
            new(Add, new TableEntity("u", "a")),
            new(Add, new TableEntity("u", "b")),
            new(Delete, new TableEntity("u", "a")),
        ]));
    }

    [Fact]
    public async Task A_transaction_has_a_hundred_actions()
    {
        var table = await ATable.CreatedAsync();

        var answer = await table.SubmitTransactionAsync(Additions(100));

        Assert.Equal(100, answer.Value.Count);
    }

    [StandInFact]
    public async Task A_transaction_has_no_more_than_a_hundred_actions()
    {
        var table = await ATable.NotCreatedAsync();

        await Failures.TransactionFailsAsync(99, 400, "InvalidInput", () => table.SubmitTransactionAsync(Additions(101)));
    }

    [StandInFact]
    public async Task A_transaction_has_no_more_than_four_mebibytes()
    {
        var table = await ATable.NotCreatedAsync();
        var actions = Enumerable.Range(0, 5).Select(index =>
            new TableTransactionAction(Add, OfStrings($"{index}", count: 15, length: StringMax, letter: '€')));

        await Failures.FailsAsync(413, "RequestBodyTooLarge", () => table.SubmitTransactionAsync(actions));
    }

    [Theory]
    [InlineData(252, StringMax / 64)]
    [InlineData(15, StringMax)]
    public async Task An_entity_within_the_limits_is_accepted(int properties, int length)
    {
        var table = await ATable.CreatedAsync();

        Assert.Equal(204, (await table.AddEntityAsync(OfStrings("r", properties, length))).Status);
    }

    [StandInTheory]
    [InlineData("TooManyProperties", 253, 1)]
    [InlineData("PropertyValueTooLarge", 1, StringMax + 1)]
    [InlineData("EntityTooLarge", 16, StringMax)]
    public async Task An_entity_beyond_them_is_refused_however_it_is_written(string errorCode, int properties, int length)
    {
        var table = await ATable.NotCreatedAsync();
        var entity = OfStrings("r", properties, length);

        await Failures.FailsAsync(400, errorCode, () => table.AddEntityAsync(entity));
        await Failures.FailsAsync(400, errorCode, () => table.UpdateEntityAsync(entity, ETag.All));
        await Failures.FailsAsync(400, errorCode, () => table.UpsertEntityAsync(entity));
        await Failures.TransactionFailsAsync(1, 400, errorCode, () => table.SubmitTransactionAsync([
            new(Add, new TableEntity("p", "first")),
            new(UpsertReplace, entity),
        ]));
    }

    [StandInFact]
    public async Task Bytes_beyond_64_KiB_are_refused()
    {
        var table = await ATable.NotCreatedAsync();

        await Failures.FailsAsync(400, "PropertyValueTooLarge", () => table.AddEntityAsync(new TableEntity("p", "r") { ["Body"] = new byte[(64 * 1024) + 1] }));
    }

    [StandInFact]
    public async Task Only_table_entities_are_read_and_written()
    {
        var table = await ATable.NotCreatedAsync();

        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new OwnEntity()));
        await Assert.ThrowsAsync<NotSupportedException>(() => table.GetEntityAsync<OwnEntity>("p", "r"));
        await Assert.ThrowsAsync<NotSupportedException>(() => table.SubmitTransactionAsync([new(Add, new OwnEntity())]));
        Assert.Throws<NotSupportedException>(() => table.QueryAsync<OwnEntity>());
    }

    private static IEnumerable<TableTransactionAction> Additions(int count) =>
        Enumerable.Range(0, count).Select(index => new TableTransactionAction(Add, new TableEntity("u", $"{index}")));

    private static TableEntity OfStrings(string rowKey, int count, int length, char letter = 'x')
    {
        var entity = new TableEntity("p", rowKey);
        for (var index = 0; index < count; index++)
        {
            entity[$"P{index}"] = new string(letter, length);
        }

        return entity;
    }

    private sealed class OwnEntity : ITableEntity
    {
        public string PartitionKey { get; set; } = "p";

        public string RowKey { get; set; } = "r";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }
    }
}
