using CreditFunctions.Core.Payments;

namespace CreditFunctions.Core.Packs;

/// <summary>
/// What Stripe last said of the price of one pack. However many ask at once, Stripe is asked once; while it does not answer, what it said last holds:
/// the amount of a price never changes at Stripe.
/// </summary>
internal sealed class PriceCache(Func<Task<CreditPack?>> ask, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    /// <summary>So that a Stripe that is away is not waited for by everybody.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private Said? _last;
    private Task<CreditPack?>? _asking;

    /// <summary>The pack at its price; null where it cannot be sold.</summary>
    /// <exception cref="StripeUnavailableException">Stripe does not answer, and never has.</exception>
    public Task<CreditPack?> NowAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_last is { } last && time.GetUtcNow() < last.Until)
            {
                return Task.FromResult(last.Pack);
            }

            // Nobody's own token: whoever gives up leaves the question to the others.
            _asking ??= Task.Run(AskAsync, CancellationToken.None);
            return _asking.WaitAsync(cancellationToken);
        }
    }

    private async Task<CreditPack?> AskAsync()
    {
        try
        {
            return Remember(await ask(), Life);
        }
        catch (StripeUnavailableException) when (_last is not null)
        {
            return Remember(_last.Pack, Pause);
        }
        finally
        {
            lock (_gate)
            {
                _asking = null;
            }
        }
    }

    private CreditPack? Remember(CreditPack? pack, TimeSpan life)
    {
        lock (_gate)
        {
            _last = new Said(pack, time.GetUtcNow() + life);
        }

        return pack;
    }

    private sealed record Said(CreditPack? Pack, DateTimeOffset Until);
}
