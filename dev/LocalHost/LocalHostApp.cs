using CreditFunctions.LocalHost.DevSignIn;
using CreditFunctions.LocalHost.Queues;
using CreditFunctions.LocalHost.Startup;
using CreditFunctions.LocalHost.Timers;
using CreditFunctions.LocalHost.Worker;

namespace CreditFunctions.LocalHost;

/// <summary>
/// The function app, running without the Azure Functions host, with the storage and the Stripe it needs. Several can run in one
/// process, side by side. Disposing it waits for the work in hand, for some seconds at most.
/// </summary>
public sealed class LocalHostApp : IAsyncDisposable
{
    private readonly Children _children;
    private readonly ReservedPort _port;
    private readonly WebApplication _web;
    private int _stopped;

    private LocalHostApp(WebApplication web, Children children, ReservedPort port) => (_web, _children, _port) = (web, children, port);

    public Uri Url => new(AddressOf(_port));

    public IServiceProvider Services => _web.Services;

    /// <summary>Where FakeStripe answers, its API as its pages; null when the settings name another Stripe.</summary>
    public string? FakeStripeUrl => _children.StripeAddress;

    /// <exception cref="InvalidOperationException">The storage is configured by address and identity.</exception>
    public string StorageConnectionString => _web.Configuration["AzureWebJobsStorage"]
        ?? throw new InvalidOperationException("The storage is configured without a connection string.");

    /// <summary>One line for people, saying where everything is.</summary>
    internal string ReadyLine =>
        $"Ready: {AddressOf(_port)} ({(FakeStripeUrl is { } stripe ? $"FakeStripe {stripe}" : "Stripe as configured")}, "
        + $"storage {_children.StorageAddress ?? "as configured"})";

    /// <exception cref="LocalHostException">It cannot start, for a reason that somebody can mend.</exception>
    /// <exception cref="Azurite.AzuriteStartException">Azurite cannot start.</exception>
    public static async Task<LocalHostApp> StartAsync(LocalHostOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);

        var given = HostConfiguration.Read(Checkout.HostFile, options.Settings);
        LiveKey.Refuse(given);
        var functions = FunctionCatalog.Find(options.FunctionTypes);
        var children = new Children(options, given);
        ReservedPort? port = null;
        LocalHostApp? app = null;

        try
        {
            port = ReservedPort.Take(options.Port, "PORT");
            var settings = OwnSettings.At(AddressOf(port));
            await children.StartAsync($"{AddressOf(port)}/{given.RoutePrefix()}/webhooks/stripe", settings, cancellationToken);
            var web = WebHost.Build(options, given, settings, functions, port);
            app = new LocalHostApp(web, children, port);
            await app.StartAsync(functions, cancellationToken);
            return app;
        }
        catch
        {
            await (app is null ? children.DisposeAsync() : app.DisposeAsync());
            port?.Dispose();
            throw;
        }
    }

    /// <summary>A token that signs this user in, as <c>POST /dev/token</c> gives it.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="lifetime">Null is an hour.</param>
    /// <param name="email">An address that the token calls verified; null leaves it out.</param>
    public string IssueToken(string userId, TimeSpan? lifetime = null, string? email = null) =>
        Services.GetRequiredService<TokenIssuer>().Issue(userId, lifetime ?? TokenIssuer.LifetimeDefault, email);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            return;
        }

        try
        {
            // What is at work may still need the app's services, Stripe and the storage: in this order.
            await Task.WhenAll(Services.GetRequiredService<QueueTriggers>().StopAsync(), Services.GetRequiredService<TimerTriggers>().StopAsync());
            if (_web.Lifetime.ApplicationStarted.IsCancellationRequested)
            {
                await _web.StopAsync(CancellationToken.None); // It throws where the start has failed, and would hide why.
            }

            await _web.DisposeAsync();
        }
        finally
        {
            await _children.DisposeAsync();
            _port.Dispose();
        }
    }

    private static string AddressOf(ReservedPort port) => $"http://localhost:{port.Number}";

    private async Task StartAsync(IReadOnlyList<FunctionEntry> functions, CancellationToken cancellationToken)
    {
        await _web.StartAsync(cancellationToken);
        await Services.GetRequiredService<QueueTriggers>().StartAsync(functions);
        Services.GetRequiredService<TimerTriggers>().Start(functions);
    }
}
