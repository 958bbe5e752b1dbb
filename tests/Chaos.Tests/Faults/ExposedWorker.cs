using CreditFunctions.Chaos.Tests.Shop;

namespace CreditFunctions.Chaos.Tests.Faults;

/// <summary>A worker that reaches storage and Stripe only through the weather.</summary>
internal sealed class ExposedWorker : IAsyncDisposable
{
    private readonly Worker _worker;
    private readonly Leases _leases;
    private readonly Wire[] _wires;

    private ExposedWorker(Worker worker, Leases leases, params Wire[] wires) => (_worker, _leases, _wires) = (worker, leases, wires);

    public Uri Url => _worker.Url;

    public static async Task<ExposedWorker> StartAsync(Storage storage, string stripeUrl, Weather weather, string directory)
    {
        var leases = new Leases(storage);
        var queues = await Wire.ToAsync(storage.QueueUrl, weather, leases.SeeAsync);
        var tables = await Wire.ToAsync(storage.TableUrl, weather);
        var stripe = await Wire.ToAsync(stripeUrl, weather);
        var settings = WorkerSettings.For(storage.ConnectionStringOver(queues.Url, tables.Url), stripe.Url);
        var exposed = new ExposedWorker(new Worker(settings, directory), leases, queues, tables, stripe);
        await exposed._worker.StartAsync();
        return exposed;
    }

    /// <summary>It dies; some time later another one takes its place.</summary>
    public async Task DieAndComeBackAsync()
    {
        await _worker.KillAsync();
        await _leases.LapseAsync();
        await _worker.StartAsync();
    }

    /// <summary>It dies for good, and whatever it had taken is seen again.</summary>
    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        foreach (var wire in _wires)
        {
            await wire.DisposeAsync(); // Carries to its end what is still on it.
        }

        await _leases.LapseAsync();
    }
}
