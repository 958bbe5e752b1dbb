using System.Net;
using CreditFunctions.FakeStripe.CheckoutSessions;
using CreditFunctions.FakeStripe.Webhooks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CreditFunctions.FakeStripe;

/// <summary>A simulation of Stripe that runs in this process, offline.</summary>
public sealed class FakeStripeServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeStripeServer(WebApplication app)
    {
        _app = app;
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    /// <summary>The API's base address without a trailing slash: <c>http://127.0.0.1:12111</c>.</summary>
    public string Url { get; }

    /// <exception cref="IOException">The port or the data directory is in use.</exception>
    public static async Task<FakeStripeServer> StartAsync(FakeStripeOptions options, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(options.IsQuiet ? LogLevel.Warning : LogLevel.Information);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Services.AddFakeStripe(options);
        var app = builder.Build();
        FakeStripeRoutes.Map(app);
        try
        {
            await app.StartAsync(cancellationToken);
            var server = new FakeStripeServer(app);
            app.Services.GetRequiredService<SessionAddresses>().MoveTo(server.Url);
            return server;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Registers a webhook endpoint for this program and returns its signing secret. The secret is kept in the data directory and stays the
    /// same if the program restarts with another url.
    /// </summary>
    /// <param name="url">Where events are delivered.</param>
    /// <param name="enabledEvents">The event types to deliver; null for all.</param>
    /// <param name="apiVersion">The <c>api_version</c> of deliveries; null for this server's version.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<string> EnsureWebhookEndpointAsync(
        string url,
        IReadOnlyCollection<string>? enabledEvents = null,
        string? apiVersion = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_app.Services.GetRequiredService<WebhookEndpoints>().Ensure(url, enabledEvents ?? ["*"], apiVersion));
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
