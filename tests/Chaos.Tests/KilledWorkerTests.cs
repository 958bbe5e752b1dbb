using CreditFunctions.Chaos.Tests.Faults;
using CreditFunctions.Chaos.Tests.Lives;
using CreditFunctions.Chaos.Tests.Shop;
using CreditFunctions.FakeStripe;

namespace CreditFunctions.Chaos.Tests;

public sealed class KilledWorkerTests(ITestOutputHelper output) : IDisposable
{
    private const int Count = 3;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("credit-functions-chaos-");
    private bool _hasPassed;

    [Fact]
    public async Task No_event_is_lost_or_applied_twice_while_workers_are_killed_and_storage_and_Stripe_fail()
    {
        var seed = Chance.Seed(output);
        output.WriteLine($"What the workers say is in {_directory}.");
        await using var storage = await Storage.StartAsync(_directory.FullName);
        await using var stripe = await FakeStripeServer.StartAsync(new FakeStripeOptions { SettlementDelay = TimeSpan.FromDays(1) });
        using var bank = new Bank(stripe.Url);
        var weather = new Weather(seed);

        var workers = await Task.WhenAll(Enumerable.Range(0, Count).Select(number => ExposedWorker.StartAsync(storage, stripe.Url, weather, Own($"worker-{number}"))));
        using var doors = new Doors([.. workers.Select(worker => worker.Url)]);
        var town = new Town(doors, bank, seed);
        var reaper = new Reaper(storage, workers, seed);
        try
        {
            await reaper.ReapAsync(WorkAsync(town));
        }
        finally
        {
            await Task.WhenAll(workers.Select(worker => worker.DisposeAsync().AsTask()));
        }

        await HoldsAsync(town, storage, stripe);

        output.WriteLine($"{town.Delivered.Count} events, {town.Hopeless.Count} of them hopeless; {town.Spent.Count} of {town.Spends.Count} spends were covered");
        output.WriteLine($"{reaper.Kills} kills, {reaper.Restarts} restarts of storage, {string.Join(", ", weather.Seen)}");
        Assert.Contains(Fault.AnswerLost, weather.Seen.Keys);
        _hasPassed = true;
    }

    /// <summary>What a failed run leaves behind is for people.</summary>
    public void Dispose()
    {
        if (_hasPassed)
        {
            _directory.Delete(recursive: true);
        }
    }

    private static async Task WorkAsync(Town town)
    {
        await town.LiveAsync(await town.OrderAsync(Chance.Purchases));
        await town.DeliverAsync();
    }

    /// <summary>First what has to hold at any moment; then, with a worker in good weather, what holds once all work is done.</summary>
    private async Task HoldsAsync(Town town, Storage storage, FakeStripeServer stripe)
    {
        var audit = new Audit(storage.ConnectionString);
        var waiting = await storage.Queues.EventIdsAsync();
        Assert.Empty((await audit.UnsettledAsync(town.Delivered)).Except(waiting));

        await using var worker = new Worker(WorkerSettings.For(storage.ConnectionString, stripe.Url), Own("last-worker"));
        await worker.StartAsync();
        await storage.Queues.AreEmptyAsync();
        Assert.Empty(await audit.UnsettledAsync(town.Delivered));
        output.WriteLine($"Events that waited: {waiting.Count}. Parked: {(await audit.ParkedAsync()).Count}.");

        using var doors = new Doors([worker.Url]);
        await doors.ReplayAllAsync();
        Assert.Equal(town.Hopeless.Order(StringComparer.Ordinal), await audit.ParkedAsync());
        await audit.IsRightAsync(town);
        Assert.Empty(await doors.VerifyAllAsync());
    }

    private string Own(string name) => _directory.CreateSubdirectory(name).FullName;
}
