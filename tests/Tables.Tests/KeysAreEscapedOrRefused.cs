using Azure;
using Azure.Data.Tables;
using CreditFunctions.Tables.Tests.Support;

namespace CreditFunctions.Tables.Tests;

public sealed class KeysAreEscapedOrRefused
{
    [Fact]
    public async Task An_entity_without_keys_is_refused()
    {
        var table = await ATable.NotCreatedAsync();

        await Assert.ThrowsAsync<ArgumentNullException>(() => table.AddEntityAsync<TableEntity>(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.AddEntityAsync(new TableEntity(null, "r")));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.UpsertEntityAsync(new TableEntity("p", null)));
    }

    [Theory]
    [InlineData("it's", "''")]
    [InlineData("a b", "+&=;,:@$!*()[]")]
    [InlineData("100%", "%25 %2F")]
    [InlineData("auth0|1", "a.b~c-d_e")]
    [InlineData("é 日本", "🎈")]
    [InlineData("..", ".")]
    [InlineData("", "")]
    public async Task A_key_may_hold_what_addresses_must_escape(string partitionKey, string rowKey)
    {
        var table = await ATable.CreatedAsync();
        var added = await table.AddEntityAsync(new TableEntity(partitionKey, rowKey) { ["Turn"] = 1 });

        var updated = await table.UpdateEntityAsync(new TableEntity(partitionKey, rowKey) { ["Turn"] = 2 }, added.Headers.ETag!.Value);
        var read = (await table.GetEntityAsync<TableEntity>(partitionKey, rowKey)).Value;
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Delete, read, updated.Headers.ETag!.Value)]);

        Assert.Equal((partitionKey, rowKey, 2), (read.PartitionKey, read.RowKey, read.GetInt32("Turn")));
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey)).HasValue);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    public async Task A_key_with_a_forbidden_character_is_refused(string rowKey)
    {
        var table = await ATable.CreatedAsync();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", rowKey)));

        Assert.Equal(400, failure.Status);
    }
}
