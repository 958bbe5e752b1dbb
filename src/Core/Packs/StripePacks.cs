using System.Collections.Concurrent;
using System.Net;
using CreditFunctions.Core.Payments;
using Microsoft.Extensions.Logging;
using Stripe;

namespace CreditFunctions.Core.Packs;

/// <summary>
/// Reads the prices of packs that name one in Stripe's catalogue. One that does not fit its pack is refused: paid for, it would not be what
/// was agreed.
/// </summary>
public sealed partial class StripePacks(StripeCalls stripe, TimeProvider time, ILogger<StripePacks> logger)
{
    private const string CreditsAmount = "credits_amount";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // As many as the pack file has.
    private readonly ConcurrentDictionary<CreditPack, PriceCache> _prices = new();

    /// <summary>The pack with credits and price as they are now; null where it cannot be sold, which is logged.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not answer.</exception>
    public async Task<CreditPack?> PricedAsync(CreditPack pack, CancellationToken cancellationToken) => pack.StripePriceId is { } priceId
        ? await _prices.GetOrAdd(pack, _ => new PriceCache(() => PriceAsync(pack, priceId), time)).NowAsync(cancellationToken)
        : pack;

    /// <summary>The same for a list, from which a pack is left out while Stripe does not answer.</summary>
    public async Task<CreditPack?> ListedAsync(CreditPack pack, CancellationToken cancellationToken)
    {
        try
        {
            return await PricedAsync(pack, cancellationToken);
        }
        catch (StripeUnavailableException)
        {
            return null;
        }
    }

    private async Task<CreditPack?> PriceAsync(CreditPack pack, string priceId)
    {
        var problem = "Stripe does not know it";
        var priced = (await AskAsync(priceId))?.For(pack, out problem);
        if (priced is null)
        {
            Log.CannotBeSold(logger, pack.Id, priceId, problem!);
        }

        return priced;
    }

    private async Task<CatalogPrice?> AskAsync(string priceId)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            var options = new PriceGetOptions { Expand = ["product"] };
            return Read(await stripe.RunAsync((api, token) => api.Prices.GetAsync(priceId, options, cancellationToken: token), patience.Token));
        }
        catch (StripeRefusedException failure) when (failure.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (Exception failure) when (failure is StripeRefusedException or OperationCanceledException)
        {
            throw new StripeUnavailableException($"Stripe did not say, or not within {Patience}, what {priceId} is.", failure);
        }
    }

    private static CatalogPrice Read(Stripe.Price price) => new(
        price.Active,
        price.Type == "one_time",
        price.UnitAmount,
        price.Currency,
        price.Metadata?.GetValueOrDefault(CreditsAmount) ?? price.Product?.Metadata?.GetValueOrDefault(CreditsAmount));

    private static partial class Log
    {
        [LoggerMessage(EventId = 610, EventName = "credit.alert.pack_cannot_be_sold", Level = LogLevel.Error, Message = "Pack {PackId} cannot be sold at price {StripePriceId}: {Problem}.")]
        public static partial void CannotBeSold(ILogger logger, string packId, string stripePriceId, string problem);
    }
}
