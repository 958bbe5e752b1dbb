using CreditFunctions.Azurite;

namespace CreditFunctions.Bench.Apply;

/// <summary>Creates a data directory for Azurite that contains users with long histories.</summary>
internal sealed class HistoryFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("credit-functions-histories-");

    public AzuriteOptions Azurite => new() { DataDirectory = _directory.FullName };

    /// <summary>Writes each user's balance and last entry through Azurite, and after it has stopped, adds the earlier entries to its file.</summary>
    public async Task WriteAsync(IReadOnlyList<History> histories)
    {
        await SendAsync(histories);
        var file = new AzuriteTableFile(_directory.FullName);
        foreach (var history in histories)
        {
            file.AddEarlierEntries(history);
        }

        file.Save();
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private async Task SendAsync(IEnumerable<History> histories)
    {
        await using var azurite = await AzuriteProcess.StartAsync(Azurite, CancellationToken.None);
        await using var product = new Applier(azurite.ConnectionString);
        await product.CreateTablesAsync();
        foreach (var history in histories)
        {
            await product.Credits.AddEntityAsync(history.Balance);
            await product.Credits.AddEntityAsync(history.LastEntry);
        }
    }
}
