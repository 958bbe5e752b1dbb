using CreditFunctions.Azurite;
using CreditFunctions.Chaos.Tests.Shop;

namespace CreditFunctions.Chaos.Tests.Faults;

/// <summary>Azurite, which can go down and come back with its data at the same addresses.</summary>
internal sealed class Storage : IAsyncDisposable
{
    private readonly string _directory;
    private AzuriteProcess _azurite;

    private Storage(AzuriteProcess azurite, string directory)
    {
        (_azurite, _directory) = (azurite, directory);
        Queues = new Queues(azurite.ConnectionString);
    }

    public Queues Queues { get; }

    /// <summary>Held by one request to the queues, or by a restart.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public string ConnectionString => _azurite.ConnectionString;

    public string QueueUrl => $"http://127.0.0.1:{_azurite.QueuePort}";

    public string TableUrl => $"http://127.0.0.1:{_azurite.TablePort}";

    public static async Task<Storage> StartAsync(string directory)
    {
        // Ports that can be asked for again: those that Azurite chooses by itself are in no order.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new Storage(await StartAsync(directory, Random.Shared.Next(20_000, 30_000)), directory);
            }
            catch (AzuriteStartException) when (attempt < 20)
            {
            }
        }
    }

    /// <summary>How it is reached over two wires.</summary>
    public string ConnectionStringOver(string queueUrl, string tableUrl) =>
        ConnectionString.Replace(QueueUrl, queueUrl, StringComparison.Ordinal).Replace(TableUrl, tableUrl, StringComparison.Ordinal);

    public async Task RestartAsync()
    {
        var port = _azurite.BlobPort;
        await Turn.WaitAsync();
        try
        {
            await _azurite.DisposeAsync();
            _azurite = await Eventually.SeesAsync(() => TryStartAsync(_directory, port), azurite => azurite is not null) ?? _azurite;
        }
        finally
        {
            Turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _azurite.DisposeAsync();
        Turn.Dispose();
    }

    /// <summary>Null where a busy machine did not get it up in time.</summary>
    private static async Task<AzuriteProcess?> TryStartAsync(string directory, int port)
    {
        try
        {
            return await StartAsync(directory, port);
        }
        catch (AzuriteStartException)
        {
            return null;
        }
    }

    private static Task<AzuriteProcess> StartAsync(string directory, int port) =>
        AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = directory, Port = port }, CancellationToken.None);
}
