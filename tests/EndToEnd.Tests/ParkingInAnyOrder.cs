using CreditFunctions.Core.Events;
using CreditFunctions.Core.FailedEvents;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>One delivery of an event is given up on while another one is applied: the credits come once, and no row waits for an operator.</summary>
public sealed class ParkingInAnyOrder
{
    [Fact]
    public async Task Applied_between_the_row_and_the_journal_of_who_parks()
    {
        var (shop, buyer, message) = await PaidAsync();
        await using var parking = new OtherProcess(shop, Wire.AfterWriteTo("FailedEvents", () => ApplyAsync(shop, message)));

        await parking.The<ParkEvent>().ParkAsync(message, "a test", CancellationToken.None);

        await IsSettledAsync(shop, buyer, message);
    }

    [Fact]
    public async Task Parked_between_the_credits_and_the_journal_of_who_applies()
    {
        var (shop, buyer, message) = await PaidAsync();
        await using var applying = new OtherProcess(shop, Wire.AfterWriteTo("Credits", () => ParkAsync(shop, message)));

        await applying.The<ApplyQueuedEvent>().ApplyAsync(message, CancellationToken.None);

        await IsSettledAsync(shop, buyer, message);
    }

    [Fact]
    public async Task Parked_by_one_that_died_after_its_row_and_then_again()
    {
        var (shop, buyer, message) = await PaidAsync();
        await using (var dying = new OtherProcess(shop, Wire.AfterWriteTo("FailedEvents", () => throw new HttpRequestException("It died."))))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => dying.The<ParkEvent>().ParkAsync(message, "a test", CancellationToken.None));
        }

        await ApplyAsync(shop, message);
        Assert.Equal(FailedEventState.Open, await StateAsync(shop, message)); // The journal does not know of the row.
        await ParkAsync(shop, message);

        await IsSettledAsync(shop, buyer, message);
    }

    [Fact]
    public async Task Parked_first_and_ignored_later()
    {
        var (shop, buyer, _) = await PaidAsync();
        var order = await buyer.OrderAsync();
        var message = Sample.Completed(buyer.UserId, order, change: session => session["mode"] = "subscription");
        await ParkAsync(shop, message);

        await ApplyAsync(shop, message);

        Assert.Equal(FailedEventState.Settled, await StateAsync(shop, message));
        Assert.Equal("Ignored", (await Books.JournalAsync(shop, message))!.GetString("Outcome"));
    }

    [Fact]
    public async Task Discarded_while_it_is_applied()
    {
        var (shop, buyer, message) = await PaidAsync();
        await ParkAsync(shop, message);
        await using var applying = new OtherProcess(shop, Wire.AfterWriteTo("Credits", () => DiscardAsync(shop, message)));

        await applying.The<ApplyQueuedEvent>().ApplyAsync(message, CancellationToken.None);

        await IsSettledAsync(shop, buyer, message);
        Assert.False(await DiscardAsync(shop, message));
    }

    private static async Task<(Shop Shop, Buyer Buyer, string Message)> PaidAsync()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        return (shop, buyer, Sample.Completed(buyer.UserId, await buyer.OrderAsync()));
    }

    private static Task ApplyAsync(Shop shop, string message) =>
        shop.App.Services.GetRequiredService<ApplyQueuedEvent>().ApplyAsync(message, CancellationToken.None);

    private static Task ParkAsync(Shop shop, string message) =>
        shop.App.Services.GetRequiredService<ParkEvent>().ParkAsync(message, "a test", CancellationToken.None);

    private static Task<bool> DiscardAsync(Shop shop, string message) =>
        shop.App.Services.GetRequiredService<DiscardEvent>().DiscardAsync(Sample.IdOf(message), "a test", CancellationToken.None);

    private static async Task<FailedEventState?> StateAsync(Shop shop, string message) =>
        (await shop.App.Services.GetRequiredService<FailedEventStore>().FindAsync(Sample.IdOf(message), CancellationToken.None))?.State;

    private static async Task IsSettledAsync(Shop shop, Buyer buyer, string message)
    {
        Assert.Equal(FailedEventState.Settled, await StateAsync(shop, message));
        Assert.Equal("Applied", (await Books.JournalAsync(shop, message))!.GetString("Outcome"));
        Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
        Assert.Equal(50, await buyer.BalanceAsync());
    }
}
