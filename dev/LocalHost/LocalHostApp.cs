using CreditFunctions.LocalHost.DevAuthentication;
using CreditFunctions.LocalHost.Queues;
using CreditFunctions.LocalHost.Startup;
using CreditFunctions.LocalHost.Timers;
using CreditFunctions.LocalHost.Worker;

namespace CreditFunctions.LocalHost;

/// <summary>
/// The function app, running without the Azure Functions host, with the storage and the Stripe that it needs. Several can run in one
/// process. Disposing waits for running functions, up to a limit.
/// </summary>
public sealed class LocalHostApp : IAsyncDisposable
{
    private readonly Emulators _emulators;
    private readonly ReservedPort _port;
    private readonly WebApplication _web;
    private int _stopped;

    private LocalHostApp(WebApplication web, Emulators emulators, ReservedPort port) => (_web, _emulators, _port) = (web, emulators, port);

    public Uri Url => new(AddressOf(_port));

    public IServiceProvider Services => _web.Services;

    /// <summary>The base address of FakeStripe's API and pages; null when the settings contain a Stripe key.</summary>
    public string? FakeStripeUrl => _emulators.StripeAddress;

    /// <exception cref="InvalidOperationException">The storage is configured with addresses and an identity.</exception>
    public string StorageConnectionString => _web.Configuration["AzureWebJobsStorage"]
        ?? throw new InvalidOperationException("The storage is configured without a connection string.");

    /// <summary>One line that lists all addresses.</summary>
    internal string ReadyLine =>
        $"Ready: {AddressOf(_port)} ({(FakeStripeUrl is { } stripe ? $"FakeStripe {stripe}" : "Stripe as configured")}, "
        + $"storage {_emulators.StorageAddress ?? "as configured"})";

    /// <exception cref="LocalHostException">The start failed for a reason that the user can fix.</exception>
    /// <exception cref="Azurite.AzuriteStartException">Azurite cannot start.</exception>
    public static async Task<LocalHostApp> StartAsync(LocalHostOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);

        var given = HostConfiguration.Read(Checkout.HostFile, options.Settings);
        Settings.RejectLiveKey(given);
        var functions = FunctionCatalog.Find(options.FunctionTypes);
        var emulators = new Emulators(options, given);
        ReservedPort? port = null;
        LocalHostApp? app = null;

        try
        {
            port = ReservedPort.Take(options.Port, "PORT");
            var settings = Settings.Defaults(AddressOf(port));
            await emulators.StartAsync($"{AddressOf(port)}/{given.RoutePrefix()}/webhooks/stripe", settings, cancellationToken);
            var web = WebHost.Build(options, given, settings, functions, port);
            app = new LocalHostApp(web, emulators, port);
            await app.StartAsync(functions, cancellationToken);
            return app;
        }
        catch
        {
            await (app is null ? emulators.DisposeAsync() : app.DisposeAsync());
            port?.Dispose();
            throw;
        }
    }

    /// <summary>Issues a token for a user, like <c>POST /dev/token</c>.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="lifetime">An hour if null.</param>
    /// <param name="email">A verified e-mail address; null for none.</param>
    public string IssueToken(string userId, TimeSpan? lifetime = null, string? email = null) =>
        Services.GetRequiredService<TokenIssuer>().Issue(userId, lifetime ?? TokenIssuer.DefaultLifetime, email);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            return;
        }

        try
        {
            // In this order, because running functions still use the app's services, Stripe and the storage.
            await Task.WhenAll(Services.GetRequiredService<QueueTriggers>().StopAsync(), Services.GetRequiredService<TimerTriggers>().StopAsync());
            if (_web.Lifetime.ApplicationStarted.IsCancellationRequested)
            {
                await _web.StopAsync(CancellationToken.None); // After a failed start it would throw and hide the cause.
            }

            await _web.DisposeAsync();
        }
        finally
        {
            await _emulators.DisposeAsync();
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
