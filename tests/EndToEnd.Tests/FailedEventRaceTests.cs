using CreditFunctions.Core.Events;
using CreditFunctions.Core.FailedEvents;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>One delivery of an event is given up on while another one is applied: the credits come once, and no event waits for an operator.</summary>
public sealed class FailedEventRaceTests
{
    [Fact]
    public async Task An_event_applied_while_it_is_being_parked_is_not_listed()
    {
        var (shop, buyer, message) = await PaidAsync();
        await using var parking = new OtherProcess(shop, Wire.AfterWriteTo("FailedEvents", () => ApplyAsync(shop, message)));

        await parking.The<ParkEvent>().ParkAsync(message, "a test", CancellationToken.None);

        Assert.Null(await StateAsync(shop, message)); // It was never recorded as parked.
        await IsAppliedOnceAsync(shop, buyer, message);
    }

    [Fact]
    public async Task An_event_parked_between_its_commit_and_its_log_record_is_settled()
    {
        var (shop, buyer, message) = await PaidAsync();
        await using var applying = new OtherProcess(shop, Wire.AfterWriteTo("Credits", () => ParkAsync(shop, message)));

        await applying.The<ApplyQueuedEvent>().ApplyAsync(message, CancellationToken.None);

        await IsSettledAsync(shop, buyer, message);
    }

    [Fact]
    public async Task An_index_row_left_by_a_crash_is_removed_when_the_event_is_parked_again()
    {
        var (shop, buyer, message) = await PaidAsync();
        await using (var dying = new OtherProcess(shop, Wire.AfterWriteTo("FailedEvents", () => throw new HttpRequestException("It died."))))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => dying.The<ParkEvent>().ParkAsync(message, "a test", CancellationToken.None));
        }

        await ApplyAsync(shop, message);
        Assert.True(await IsListedAsync(shop, message)); // The log does not know of the index row.
        await ParkAsync(shop, message);

        await IsAppliedOnceAsync(shop, buyer, message);
    }

    [Fact]
    public async Task An_event_that_was_parked_and_is_ignored_later_is_settled()
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
    public async Task An_event_discarded_while_it_is_applied_is_settled()
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
        await IsAppliedOnceAsync(shop, buyer, message);
    }

    private static async Task<bool> IsListedAsync(Shop shop, string message)
    {
        var page = await shop.App.Services.GetRequiredService<FailedEventIndex>().ListAsync(new(null, null, null), cursor: null, limit: 1_000, CancellationToken.None);
        return page.Events.Any(failed => failed.EventId == Sample.IdOf(message));
    }

    private static async Task IsAppliedOnceAsync(Shop shop, Buyer buyer, string message)
    {
        Assert.False(await IsListedAsync(shop, message));
        Assert.Equal("Applied", (await Books.JournalAsync(shop, message))!.GetString("Outcome"));
        Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
        Assert.Equal(50, await buyer.BalanceAsync());
    }
}
