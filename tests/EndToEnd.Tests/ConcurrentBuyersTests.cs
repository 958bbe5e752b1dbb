using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class ConcurrentBuyersTests
{
    /// <summary>As many as a busy machine carries beside the other tests; <c>BUYERS</c> says how many more.</summary>
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("BUYERS"), out var buyers) ? buyers : 200;

    [Fact]
    public async Task Simultaneous_buyers_each_get_their_own_credits()
    {
        var shop = await Shop.SharedAsync();
        var buyers = Enumerable.Range(0, Count).Select(_ => shop.NewBuyer()).ToList();

        var orders = await Task.WhenAll(buyers.Select(buyer => buyer.BuyAsync()));

        Assert.Equal(Count, orders.Select(order => order.PurchaseId).Distinct().Count());
        foreach (var buyer in buyers)
        {
            await Eventually.SeesAsync(buyer.BalanceAsync, balance => balance == 50);
            Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
        }
    }

    [Fact]
    public async Task One_user_who_buys_in_two_browsers_gets_both_packs_as_one_customer()
    {
        var shop = await Shop.SharedAsync();
        var userId = shop.NewBuyer().UserId;
        var (one, two) = (shop.NewBuyer(userId), shop.NewBuyer(userId));

        await Task.WhenAll(one.BuyAsync("small"), two.BuyAsync("large"));

        await Eventually.SeesAsync(one.BalanceAsync, balance => balance == 350);
        Assert.Equal(2, (await Books.BalancedAsync(shop, userId)).Count);
        var purchases = (await Books.RowsAsync(shop, userId)).Where(row => row.RowKey.StartsWith("purchase|", StringComparison.Ordinal));
        Assert.Single(purchases.Select(row => row.GetString("CustomerId")).Distinct());
    }

    [Fact]
    public async Task One_user_who_buys_in_two_browsers_with_one_key_gets_one_purchase()
    {
        var shop = await Shop.SharedAsync();
        var userId = shop.NewBuyer().UserId;
        var (one, two) = (shop.NewBuyer(userId), shop.NewBuyer(userId));

        var orders = await Task.WhenAll(one.OrderAsync(idempotencyKey: "k"), two.OrderAsync(idempotencyKey: "k"));
        await Task.WhenAll(one.PayAsync(orders[0]), two.SeesAsync(orders[1], "completed"));

        Assert.Equal(orders[0], orders[1]);
        Assert.Equal(50, await two.BalanceAsync());
    }
}
