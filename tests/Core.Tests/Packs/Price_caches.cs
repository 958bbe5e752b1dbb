using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Payments;

namespace CreditFunctions.Core.Tests.Packs;

public sealed class Price_caches
{
    private static readonly CreditPack Pack = new("small", "Small pack", 50, new Price(4999, "usd"), "price_1", Active: true, DisplayOrder: 1);

    private readonly ManualTime _time = new(A.Noon);

    [Fact]
    public async Task Are_asked_for_once_however_many_ask_at_once()
    {
        var (asked, answer) = (0, new TaskCompletionSource<CreditPack?>(TaskCreationOptions.RunContinuationsAsynchronously));
        var memory = new PriceCache(
            () =>
            {
                Interlocked.Increment(ref asked);
                return answer.Task;
            },
            _time);

        var all = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => memory.NowAsync(CancellationToken.None)));
        answer.SetResult(Pack);

        Assert.All(await all, pack => Assert.Same(Pack, pack));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Are_still_on_their_way_for_others_when_one_gives_up()
    {
        using var impatient = new CancellationTokenSource();
        var answer = new TaskCompletionSource<CreditPack?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var memory = new PriceCache(() => answer.Task, _time);
        var (first, second) = (memory.NowAsync(impatient.Token), memory.NowAsync(CancellationToken.None));

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(Pack);

        Assert.Same(Pack, await second);
    }

    [Fact]
    public async Task Hold_for_a_minute_and_are_asked_for_again_after_it()
    {
        var asked = 0;
        var memory = new PriceCache(() => Task.FromResult<CreditPack?>(Pack with { Credits = ++asked }), _time);

        var credits = new List<long?>();
        foreach (var seconds in new[] { 0, 59, 1, 59 })
        {
            _time.Advance(TimeSpan.FromSeconds(seconds));
            credits.Add((await memory.NowAsync(CancellationToken.None))?.Credits);
        }

        Assert.Equal([1, 1, 2, 2], credits);
    }

    [Fact]
    public async Task Hold_on_while_stripe_does_not_answer_and_it_is_asked_again_after_a_pause()
    {
        var asked = 0;
        var memory = new PriceCache(() => ++asked is 2 ? throw new StripeUnavailableException("away") : Task.FromResult<CreditPack?>(Pack with { Credits = asked }), _time);

        var credits = new List<long?>();
        foreach (var seconds in new[] { 0, 60, 9, 1 })
        {
            _time.Advance(TimeSpan.FromSeconds(seconds));
            credits.Add((await memory.NowAsync(CancellationToken.None))?.Credits);
        }

        Assert.Equal([1, 1, 1, 3], credits);
    }

    [Fact]
    public async Task Are_missed_where_stripe_has_never_answered()
    {
        var asked = 0;
        var memory = new PriceCache(() => ++asked is 1 ? throw new StripeUnavailableException("away") : Task.FromResult<CreditPack?>(Pack), _time);

        await Assert.ThrowsAsync<StripeUnavailableException>(() => memory.NowAsync(CancellationToken.None));

        Assert.Same(Pack, await memory.NowAsync(CancellationToken.None));
    }
}
