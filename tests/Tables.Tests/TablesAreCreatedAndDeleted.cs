using Azure.Data.Tables;
using CreditFunctions.Tables.Tests.Support;

namespace CreditFunctions.Tables.Tests;

public sealed class TablesAreCreatedAndDeleted
{
    [Fact]
    public async Task Creating_a_table_twice_is_a_conflict()
    {
        var table = await ATable.NotCreatedAsync();

        var created = await table.CreateAsync();

        Assert.Equal(201, created.GetRawResponse().Status);
        Assert.Equal(table.Name, created.Value.Name);
        await Failures.FailsAsync(409, "TableAlreadyExists", () => table.CreateAsync());
    }

    [Fact]
    public async Task Creating_a_table_unless_it_exists_tolerates_that_it_does()
    {
        var table = await ATable.NotCreatedAsync();

        var first = await table.CreateIfNotExistsAsync();
        var second = await table.CreateIfNotExistsAsync();

        Assert.Equal(204, first.GetRawResponse().Status);
        Assert.Equal(409, second.GetRawResponse().Status);
        Assert.Equal(table.Name, second.Value.Name);
    }

    [Fact]
    public async Task A_table_that_is_being_deleted_is_not_taken_for_an_existing_one()
    {
        const string body = """{"odata.error":{"code":"TableBeingDeleted","message":{"lang":"en-US","value":"The specified table is being deleted."}}}""";
        var relay = new Relay(_ => new CannedResponse(409, body));
        var table = await ATable.NotCreatedAsync(new TableClientOptions { Transport = relay });

        await Failures.FailsAsync(409, "TableBeingDeleted", () => table.CreateIfNotExistsAsync());
    }

    [Fact]
    public async Task Deleting_a_table_that_is_not_there_is_no_error()
    {
        var table = await ATable.CreatedAsync();

        Assert.Equal(204, (await table.DeleteAsync()).Status);
        Assert.Equal(404, (await table.DeleteAsync()).Status);
    }

    [Fact]
    public async Task A_row_of_a_missing_table_says_that_the_table_is_missing()
    {
        var table = await ATable.NotCreatedAsync();

        await Failures.FailsAsync(404, "TableNotFound", () => table.AddEntityAsync(new TableEntity("p", "r")));
    }

    [Fact]
    public async Task A_name_that_tables_cannot_have_is_refused()
    {
        var table = new TableClient(await Storage.ConnectionStringAsync(), "no_underscores");

        var failure = await Assert.ThrowsAsync<Azure.RequestFailedException>(() => table.CreateAsync());

        Assert.Equal(400, failure.Status);
    }

    [Fact]
    public async Task The_service_client_creates_and_deletes_by_name()
    {
        var service = new TableServiceClient(await Storage.ConnectionStringAsync());
        var name = ATable.Name();

        await service.CreateTableAsync(name);
        var again = await service.CreateTableIfNotExistsAsync(name);
        await service.GetTableClient(name).AddEntityAsync(new TableEntity("p", "r"));
        var deleted = await service.DeleteTableAsync(name);

        Assert.Equal((409, 204), (again.GetRawResponse().Status, deleted.Status));
    }
}
