using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.Logging.Testing;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>A transaction is carried out and its answer never comes: who wrote it finds it, and knows it as its own.</summary>
public sealed class LostResponseTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)] // The SDK sends it again by itself, and meets its own rows.
    public async Task An_event_whose_commit_response_was_lost_is_reported_as_applied_once(int retries)
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var message = Sample.Completed(buyer.UserId, await buyer.OrderAsync());
        using var logs = new FakeLoggerProvider();
        await using var process = new OtherProcess(shop, Losing(), logs, retries);

        var result = await ApplyAsync(process, message);
        var again = await ApplyAsync(process, message);

        Assert.Equal((50, false), (result.Credits, result.IsDuplicate));
        Assert.Equal((0, true), (again.Credits, again.IsDuplicate));
        Assert.Equal(1, logs.Count("credit.purchase.completed:"));
        Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
    }

    [Fact]
    public async Task An_event_without_credits_whose_commit_response_was_lost_is_reported_once()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var message = Sample.Completed(buyer.UserId, await buyer.OrderAsync(), change: session => session["currency"] = "eur");
        using var logs = new FakeLoggerProvider();
        await using var process = new OtherProcess(shop, Losing(), logs);

        var result = await ApplyAsync(process, message);

        Assert.False(result.IsDuplicate);
        Assert.Equal(1, logs.Count("credit.alert.review"));
    }

    [Fact]
    public async Task A_status_check_whose_commit_response_was_lost_is_reported_once()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        using var logs = new FakeLoggerProvider();
        await using var process = new OtherProcess(shop, Losing(), logs);
        var seen = new CheckoutSessionSnapshot(order.SessionId, SessionOutcome.Paid, "usd", order.Amount, order.Amount, 0, "pi_" + order.PurchaseId, false, DateTimeOffset.UnixEpoch);

        var outcome = await process.The<RecordSession>().RecordAsync(PurchaseKey.Of(buyer.UserId, order.PurchaseId)!, seen, CancellationToken.None);

        Assert.Equal(50, Assert.IsType<PaymentOutcome.Recorded>(outcome).Update.Credits);
        Assert.Equal(1, logs.Count("credit.purchase.completed:"));
    }

    [Fact]
    public async Task A_spend_whose_commit_response_was_lost_is_reported_once()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        await new Backend(shop).AdjustAsync(buyer.UserId, "start", 30);
        using var logs = new FakeLoggerProvider();
        await using var process = new OtherProcess(shop, Losing(), logs);
        var spend = ChangeBalance.Spend("k", 10, "a test");

        var first = await process.The<LedgerWriter>().ExecuteAsync(buyer.Id, spend, CancellationToken.None);
        var again = await process.The<LedgerWriter>().ExecuteAsync(buyer.Id, spend, CancellationToken.None);

        Assert.Equal((new ChangeOutcome.Changed(20, 2), first), (first, again));
        Assert.Equal(1, logs.Count("credit.spent:"));
    }

    private static Wire.Way Losing() => Wire.AfterWriteTo("Credits", () => throw new HttpRequestException("The answer is lost."));

    private static Task<EventResult> ApplyAsync(OtherProcess process, string message) => process.The<EventProcessor>().ProcessAsync(
        StripeEvent.Parse(System.Text.Encoding.UTF8.GetBytes(message)), DateTimeOffset.UnixEpoch, traceParent: null, isReplay: false, CancellationToken.None);
}
