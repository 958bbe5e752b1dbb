using System.Net;
using Stripe;

namespace CreditFunctions.Core.Stripe;

/// <summary>Reads prices from Stripe's catalogue.</summary>
public sealed class StripePrices(StripeCalls stripe, TimeProvider time)
{
    private const string CreditsAmount = "credits_amount";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>A price with the metadata of its product; null if Stripe does not know it.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not return the price.</exception>
    public async Task<CatalogPrice?> FindAsync(string priceId)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        try
        {
            var options = new PriceGetOptions { Expand = ["product"] };
            return Read(await stripe.RunAsync((api, token) => api.Prices.GetAsync(priceId, options, cancellationToken: token), timeout.Token));
        }
        catch (StripeRefusedException failure) when (failure.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (Exception failure) when (failure is StripeRefusedException or OperationCanceledException)
        {
            throw new StripeUnavailableException($"Stripe did not return price {priceId} within {Timeout}.", failure);
        }
    }

    private static CatalogPrice Read(global::Stripe.Price price) => new(
        price.Active,
        price.Type == "one_time",
        price.UnitAmount,
        price.Currency,
        price.Metadata?.GetValueOrDefault(CreditsAmount) ?? price.Product?.Metadata?.GetValueOrDefault(CreditsAmount));
}
