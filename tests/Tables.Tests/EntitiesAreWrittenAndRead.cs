using Azure;
using Azure.Data.Tables;
using CreditFunctions.Tables.Tests.Support;

namespace CreditFunctions.Tables.Tests;

public sealed class EntitiesAreWrittenAndRead
{
    private static readonly ETag Stale = new("W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"");

    [Fact]
    public async Task An_added_entity_is_read_with_its_ETag_and_time()
    {
        var table = await ATable.CreatedAsync();

        var added = await table.AddEntityAsync(new TableEntity("p", "r") { ["Credits"] = 100L });
        var read = await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal(204, added.Status);
        Assert.Equal(added.Headers.ETag, read.Value.ETag);
        Assert.Equal(("p", "r", 100L), (read.Value.PartitionKey, read.Value.RowKey, read.Value.GetInt64("Credits")));
        Assert.NotNull(read.Value.Timestamp);
    }

    [Fact]
    public async Task Adding_an_entity_twice_is_a_conflict_and_keeps_the_first()
    {
        var table = await ATable.CreatedAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Turn"] = 1 });

        await Failures.FailsAsync(409, "EntityAlreadyExists", () => table.AddEntityAsync(new TableEntity("p", "r") { ["Turn"] = 2 }));

        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("Turn"));
    }

    [Fact]
    public async Task A_missing_entity_is_an_error_or_no_value_as_asked()
    {
        var table = await ATable.CreatedAsync();

        var missing = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");

        Assert.False(missing.HasValue);
        Assert.Equal(404, missing.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => missing.Value);
        await Failures.FailsAsync(404, "ResourceNotFound", () => table.GetEntityAsync<TableEntity>("p", "r"));
    }

    [Fact]
    public async Task Only_the_selected_properties_are_read()
    {
        var table = await ATable.CreatedAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Wanted"] = 1L, ["Unwanted"] = 2L });

        var read = await table.GetEntityAsync<TableEntity>("p", "r", ["Wanted"]);

        Assert.Equal(1L, read.Value["Wanted"]);
        Assert.False(read.Value.ContainsKey("Unwanted"));
    }

    [Theory]
    [InlineData(TableUpdateMode.Replace, false)]
    [InlineData(TableUpdateMode.Merge, true)]
    public async Task An_update_replaces_or_merges(TableUpdateMode mode, bool keepsTheRest)
    {
        var table = await ATable.CreatedAsync();
        var added = await table.AddEntityAsync(new TableEntity("p", "r") { ["Old"] = 1 });

        var updated = await table.UpdateEntityAsync(new TableEntity("p", "r") { ["New"] = 2 }, added.Headers.ETag!.Value, mode);

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal(updated.Headers.ETag, read.ETag);
        Assert.NotEqual(added.Headers.ETag, read.ETag);
        Assert.Equal((keepsTheRest, true), (read.ContainsKey("Old"), read.ContainsKey("New")));
    }

    [Theory]
    [InlineData(TableUpdateMode.Replace)]
    [InlineData(TableUpdateMode.Merge)]
    public async Task An_update_with_an_ETag_that_moved_on_changes_nothing(TableUpdateMode mode)
    {
        var table = await ATable.CreatedAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Turn"] = 1 });

        await Failures.FailsAsync(412, "UpdateConditionNotSatisfied", () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["Turn"] = 2 }, Stale, mode));

        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("Turn"));
    }

    [Fact]
    public async Task An_update_of_a_missing_entity_fails_even_with_any_ETag()
    {
        var table = await ATable.CreatedAsync();

        await Failures.FailsAsync(404, "ResourceNotFound", () => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All));
    }

    [Fact]
    public async Task An_update_without_an_ETag_is_not_even_sent()
    {
        var table = await ATable.NotCreatedAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), default));
    }

    [Theory]
    [InlineData(TableUpdateMode.Replace, false)]
    [InlineData(TableUpdateMode.Merge, true)]
    public async Task An_upsert_adds_or_overwrites_whatever_is_there(TableUpdateMode mode, bool keepsTheRest)
    {
        var table = await ATable.CreatedAsync();

        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["Old"] = 1 }, mode);
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["New"] = 2 }, mode);

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((keepsTheRest, true), (read.ContainsKey("Old"), read.ContainsKey("New")));
    }

    [Fact]
    public async Task Deleting_asks_for_no_ETag_unless_it_is_given_one()
    {
        var table = await ATable.CreatedAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        await Failures.FailsAsync(412, "UpdateConditionNotSatisfied", () => table.DeleteEntityAsync("p", "r", Stale));
        var deleted = await table.DeleteEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(204, deleted.Status);
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [Fact]
    public async Task Deleting_a_missing_entity_is_no_error()
    {
        var table = await ATable.CreatedAsync();

        Assert.Equal(404, (await table.DeleteEntityAsync("p", "r")).Status);
    }
}
