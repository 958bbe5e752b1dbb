using Azure.Data.Tables;

namespace CreditFunctions.Tables.Tests.Support;

/// <summary>A table of a test's own, so that tests may run side by side.</summary>
internal static class ATable
{
    public static string Name() => $"t{Guid.NewGuid():N}";

    public static async Task<TableClient> NotCreatedAsync(TableClientOptions? options = null) =>
        new(await Storage.ConnectionStringAsync(), Name(), options);

    public static async Task<TableClient> CreatedAsync(TableClientOptions? options = null)
    {
        var table = await NotCreatedAsync(options);
        await table.CreateAsync();
        return table;
    }

    public static async Task<List<string>> RowKeysAsync(this TableClient table)
    {
        var keys = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            keys.Add(row.RowKey);
        }

        return keys;
    }
}
