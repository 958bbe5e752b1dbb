using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>A way to storage that counts, and that breaks when it is told how.</summary>
internal sealed class BrokenStorage : HttpPipelineTransport
{
    private readonly HttpClientTransport _real = new();
    private int _asked;

    /// <summary>What each request ends with; null lets it pass.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How many requests there were.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Puts this between an application and its storage.</summary>
    public void Replace(IServiceCollection services) => services
        .AddSingleton(provider => new TableServiceClient(
            provider.GetRequiredService<StorageSettings>().ConnectionString, new TableClientOptions { Transport = this, Retry = { MaxRetries = 0 } }))
        .AddSingleton(provider => Queues(
            provider.GetRequiredService<StorageSettings>().ConnectionString!, new QueueClientOptions { Transport = this, Retry = { MaxRetries = 0 } }));

    public override Request CreateRequest() => _real.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Nothing here blocks.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Interlocked.Increment(ref _asked);
        if (Failure is { } failure)
        {
            throw failure;
        }

        await _real.ProcessAsync(message);
    }

    private static QueueStorage Queues(string connectionString, QueueClientOptions options) =>
        new(new QueueServiceClient(connectionString, options));
}
