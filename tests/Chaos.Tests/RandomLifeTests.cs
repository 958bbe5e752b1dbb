using CreditFunctions.Azurite;
using CreditFunctions.Chaos.Tests.Lives;
using CreditFunctions.Chaos.Tests.Shop;
using CreditFunctions.FakeStripe;
using CreditFunctions.LocalHost;

namespace CreditFunctions.Chaos.Tests;

public sealed class RandomLifeTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Balances_match_the_facts_of_random_purchases_whose_events_arrive_in_any_order()
    {
        var seed = Chance.Seed(output);
        await using var storage = await AzuriteProcess.StartAsync(new AzuriteOptions(), CancellationToken.None);
        await using var stripe = await FakeStripeServer.StartAsync(new FakeStripeOptions { SettlementDelay = TimeSpan.FromDays(1) });
        await using var first = await StartAsync(storage, stripe);
        await using var second = await StartAsync(storage, stripe);
        await using var third = await StartAsync(storage, stripe);
        using var doors = new Doors([first.Url, second.Url, third.Url]);
        using var bank = new Bank(stripe.Url);
        var town = new Town(doors, bank, seed);
        var audit = new Audit(storage.ConnectionString);

        await town.LiveAsync(await town.OrderAsync(Chance.Purchases));
        await town.DeliverAsync();
        await new Queues(storage.ConnectionString).AreEmptyAsync();

        Assert.Empty(await audit.UnsettledAsync(town.Delivered));
        Assert.Equal(town.Hopeless.Order(StringComparer.Ordinal), await audit.ParkedAsync());
        await audit.IsRightAsync(town);
        Assert.Empty(await doors.VerifyAllAsync());
        foreach (var (userId, balance) in town.Balances)
        {
            var spent = town.Spent.Values.Where(spend => spend.UserId == userId).Sum(spend => spend.Credits);
            Assert.Equal(balance - spent, await doors.BalanceAsync(userId));
        }

        output.WriteLine($"{town.Delivered.Count} events, {town.Hopeless.Count} of them hopeless; {town.Spent.Count} of {town.Spends.Count} spends were covered");
    }

    private static Task<LocalHostApp> StartAsync(AzuriteProcess storage, FakeStripeServer stripe) => LocalHostApp.StartAsync(
        new LocalHostOptions { Settings = WorkerSettings.For(storage.ConnectionString, stripe.Url) }, CancellationToken.None);
}
