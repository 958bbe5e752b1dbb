using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class ConcurrentDeliveriesTests
{
    [Fact]
    public async Task One_event_delivered_fifty_times_at_once_and_twenty_times_afterwards_grants_credits_once()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var body = Sample.Completed(buyer.UserId, order);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => shop.DeliverAsync(body)));
        await buyer.SeesAsync(order, "completed");
        for (var again = 0; again < 20; again++)
        {
            using var answer = await shop.DeliverAsync(body);
            answer.EnsureSuccessStatusCode();
        }

        await shop.IsIdleAsync();
        Assert.All(answers, answer => answer.EnsureSuccessStatusCode());
        Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
        Assert.Equal(50, await buyer.BalanceAsync());
    }

    [Fact]
    public async Task Fifty_simultaneous_purchases_of_one_user_are_all_credited()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var orders = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => buyer.OrderAsync()));

        var answers = await Task.WhenAll(orders.Select(order => shop.DeliverAsync(Sample.Completed(buyer.UserId, order))));

        Assert.All(answers, answer => answer.EnsureSuccessStatusCode());
        await Eventually.SeesAsync(buyer.BalanceAsync, balance => balance == 2500);
        Assert.Equal(50, (await Books.BalancedAsync(shop, buyer.UserId)).Count);
    }

    [Fact]
    public async Task Two_events_about_one_payment_grant_credits_once()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();

        await Task.WhenAll(
            shop.DeliverAsync(Sample.Completed(buyer.UserId, order)),
            shop.DeliverAsync(Sample.Completed(buyer.UserId, order)),
            shop.DeliverAsync(Sample.Completed(buyer.UserId, order, type: "checkout.session.async_payment_succeeded")));

        await buyer.SeesAsync(order, "completed");
        await shop.IsIdleAsync();
        Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
    }
}
