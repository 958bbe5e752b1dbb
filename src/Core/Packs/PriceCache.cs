using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Packs;

/// <summary>
/// Stripe's price of one pack. Concurrent requests share one call to Stripe. While Stripe does not respond, the last price is used: the amount
/// of a price never changes at Stripe.
/// </summary>
internal sealed class PriceCache(Func<Task<CreditPack?>> read, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    /// <summary>How long the last price is used after a failed call. During this time, requests do not wait for Stripe.</summary>
    private static readonly TimeSpan LifetimeAfterFailure = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private Entry? _last;
    private Task<CreditPack?>? _reading;

    /// <summary>The priced pack; null if it cannot be sold.</summary>
    /// <exception cref="StripeUnavailableException">Stripe does not respond, and no price is known.</exception>
    public Task<CreditPack?> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_last is { } last && time.GetUtcNow() < last.Until)
            {
                return Task.FromResult(last.Pack);
            }

            // Not cancelled with this caller: other callers wait for the same call.
            _reading ??= Task.Run(ReadAsync, CancellationToken.None);
            return _reading.WaitAsync(cancellationToken);
        }
    }

    private async Task<CreditPack?> ReadAsync()
    {
        try
        {
            return Keep(await read(), Lifetime);
        }
        catch (StripeUnavailableException) when (_last is not null)
        {
            return Keep(_last.Pack, LifetimeAfterFailure);
        }
        finally
        {
            lock (_gate)
            {
                _reading = null;
            }
        }
    }

    private CreditPack? Keep(CreditPack? pack, TimeSpan lifetime)
    {
        lock (_gate)
        {
            _last = new Entry(pack, time.GetUtcNow() + lifetime);
        }

        return pack;
    }

    private sealed record Entry(CreditPack? Pack, DateTimeOffset Until);
}
