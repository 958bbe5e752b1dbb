using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CreditFunctions.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>Another instance of the product, over the same storage, with something in the way between it and the tables.</summary>
internal sealed class OtherProcess : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="shop">Whose storage it is.</param>
    /// <param name="wire">What is in the way: it gets each request, and may send it on.</param>
    /// <param name="log">Where its log goes.</param>
    /// <param name="retries">How often its SDK sends a request again.</param>
    public OtherProcess(Shop shop, Wire.Way wire, ILoggerProvider? log = null, int retries = 0)
    {
        var options = new TableClientOptions
        {
            Transport = new HttpClientTransport(new HttpClient(new Wire(wire))),
            Retry = { MaxRetries = retries, Delay = TimeSpan.FromMilliseconds(1) },
        };
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).Services.AddSingleton(log ?? new FakeLoggerProvider()))
            .AddSingleton(shop.App.Services.GetRequiredService<IConfiguration>())
            .AddCredits()
            .AddSingleton(new TableServiceClient(shop.App.StorageConnectionString, options))
            .BuildServiceProvider();
    }

    public T The<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
