using Azure.Data.Tables;
using CreditFunctions.Core;
using CreditFunctions.Core.Checkout;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>What docs/architecture.md states of the cost, counted.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public async Task Applying_a_session_event_takes_three_round_trips()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();

        var waves = await WavesOfAsync(shop, Sample.Completed(buyer.UserId, await buyer.OrderAsync()));

        // Index, purchase and balance; the transaction; the event log.
        Assert.Equal([3, 1, 1], waves);
    }

    [Fact]
    public async Task Applying_a_refund_takes_four_round_trips()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        await WavesOfAsync(shop, Sample.Completed(buyer.UserId, order));

        var waves = await WavesOfAsync(shop, Sample.Refund("pi_" + order.PurchaseId, "re_1", 1000));

        // Index; purchase and balance; the transaction; the event log.
        Assert.Equal([1, 2, 1, 1], waves);
    }

    [Fact]
    public async Task The_round_trips_of_an_event_do_not_grow_with_the_history_of_the_user()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        for (var purchase = 0; purchase < 30; purchase++)
        {
            await shop.App.Services.GetRequiredService<ApplyQueuedEvent>().ApplyAsync(Sample.Completed(buyer.UserId, await buyer.OrderAsync()), CancellationToken.None);
        }

        Assert.Equal([3, 1, 1], await WavesOfAsync(shop, Sample.Completed(buyer.UserId, await buyer.OrderAsync())));
    }

    [Fact]
    public async Task A_spend_takes_two_round_trips()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();

        var waves = await WavesOfAsync(shop, services => services.GetRequiredService<LedgerWriter>()
            .ExecuteAsync(buyer.Id, ChangeBalance.Adjust("k", 5, "a reason", "dana"), CancellationToken.None));

        // Idempotency record and balance; the transaction.
        Assert.Equal([2, 1], waves);
    }

    [Fact]
    public async Task Starting_a_checkout_takes_five_round_trips()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var command = new CheckoutCommand(buyer.Id, "small", Credits: null, Currency: null, IdempotencyKey: "k");
        await WavesOfAsync(shop, StartAsync(command with { IdempotencyKey = "earlier" })); // The user's customer is created once.

        var waves = await WavesOfAsync(shop, StartAsync(command));

        // Idempotency record; customer and open purchase; the transaction; then Stripe; purchase; the transaction.
        Assert.Equal([1, 2, 1, 1, 1], waves);
    }

    private static Func<IServiceProvider, Task> StartAsync(CheckoutCommand command) =>
        services => services.GetRequiredService<StartCheckout>().StartAsync(command, CancellationToken.None);

    private static Task<List<int>> WavesOfAsync(Shop shop, string message) =>
        WavesOfAsync(shop, services => services.GetRequiredService<ApplyQueuedEvent>().ApplyAsync(message, CancellationToken.None));

    private static async Task<List<int>> WavesOfAsync(Shop shop, Func<IServiceProvider, Task> act)
    {
        var transport = new WavesTransport();
        await using var process = new ServiceCollection()
            .AddLogging()
            .AddSingleton(shop.App.Services.GetRequiredService<IConfiguration>())
            .AddCredits()
            .AddSingleton(new TableServiceClient(shop.App.StorageConnectionString, new TableClientOptions { Transport = transport }))
            .BuildServiceProvider();
        await act(process);
        return transport.Waves;
    }
}
