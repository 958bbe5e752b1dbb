using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Core.Tests.Packs;

public sealed class PriceCacheTests
{
    private static readonly CreditPack Pack = new("small", "Small pack", 50, new Price(4999, "usd"), "price_1", Active: true, DisplayOrder: 1);

    private readonly FakeTimeProvider _time = new(A.Noon);

    [Fact]
    public async Task Concurrent_price_requests_share_one_call_to_Stripe()
    {
        var (asked, answer) = (0, new TaskCompletionSource<CreditPack?>(TaskCreationOptions.RunContinuationsAsynchronously));
        var memory = new PriceCache(
            () =>
            {
                Interlocked.Increment(ref asked);
                return answer.Task;
            },
            _time);

        var all = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => memory.GetAsync(CancellationToken.None)));
        answer.SetResult(Pack);

        Assert.All(await all, pack => Assert.Same(Pack, pack));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_caller_that_cancels_does_not_cancel_the_price_request_of_others()
    {
        using var impatient = new CancellationTokenSource();
        var answer = new TaskCompletionSource<CreditPack?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var memory = new PriceCache(() => answer.Task, _time);
        var (first, second) = (memory.GetAsync(impatient.Token), memory.GetAsync(CancellationToken.None));

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(Pack);

        Assert.Same(Pack, await second);
    }

    [Fact]
    public async Task A_price_is_cached_for_a_minute()
    {
        var asked = 0;
        var memory = new PriceCache(() => Task.FromResult<CreditPack?>(Pack with { Credits = ++asked }), _time);

        var credits = new List<long?>();
        foreach (var seconds in new[] { 0, 59, 1, 59 })
        {
            _time.Advance(TimeSpan.FromSeconds(seconds));
            credits.Add((await memory.GetAsync(CancellationToken.None))?.Credits);
        }

        Assert.Equal([1, 1, 2, 2], credits);
    }

    [Fact]
    public async Task The_last_price_is_used_while_Stripe_fails_and_requested_again_after_ten_seconds()
    {
        var asked = 0;
        var memory = new PriceCache(() => ++asked is 2 ? throw new StripeUnavailableException("away") : Task.FromResult<CreditPack?>(Pack with { Credits = asked }), _time);

        var credits = new List<long?>();
        foreach (var seconds in new[] { 0, 60, 9, 1 })
        {
            _time.Advance(TimeSpan.FromSeconds(seconds));
            credits.Add((await memory.GetAsync(CancellationToken.None))?.Credits);
        }

        Assert.Equal([1, 1, 1, 3], credits);
    }

    [Fact]
    public async Task Without_a_cached_price_the_failure_is_thrown_and_the_next_call_tries_again()
    {
        var asked = 0;
        var memory = new PriceCache(() => ++asked is 1 ? throw new StripeUnavailableException("away") : Task.FromResult<CreditPack?>(Pack), _time);

        await Assert.ThrowsAsync<StripeUnavailableException>(() => memory.GetAsync(CancellationToken.None));

        Assert.Same(Pack, await memory.GetAsync(CancellationToken.None));
    }
}
