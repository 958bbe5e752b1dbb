using System.Collections.Concurrent;
using CreditFunctions.Core.Stripe;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Packs;

/// <summary>
/// The packs on sale, with prices from Stripe's catalogue where a pack refers to it. A price that does not match its pack is rejected, because
/// the buyer would pay for something other than what the pack file says.
/// </summary>
public sealed partial class PricedPacks(PackCatalog catalog, StripePrices prices, TimeProvider time, ILogger<PricedPacks> logger)
{
    // One for each pack whose price is in Stripe's catalogue.
    private readonly ConcurrentDictionary<CreditPack, PriceCache> _prices = new();

    /// <summary>The content of the pack file.</summary>
    public PackCatalog Catalog => catalog;

    /// <summary>The pack with its current credits and price; null if it cannot be sold, which is logged.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not respond.</exception>
    public async Task<CreditPack?> PricedAsync(CreditPack pack, CancellationToken cancellationToken) => pack.StripePriceId is { } priceId
        ? await _prices.GetOrAdd(pack, _ => new PriceCache(() => ReadPriceAsync(pack, priceId), time)).GetAsync(cancellationToken)
        : pack;

    /// <summary>All active packs in their order, without those that cannot be sold or whose price is not known while Stripe does not respond.</summary>
    public async Task<IReadOnlyList<CreditPack>> ListAsync(CancellationToken cancellationToken)
    {
        var packs = await Task.WhenAll(catalog.Active.Select(pack => TryPriceAsync(pack, cancellationToken)));
        return [.. packs.OfType<CreditPack>()];
    }

    private async Task<CreditPack?> TryPriceAsync(CreditPack pack, CancellationToken cancellationToken)
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

    private async Task<CreditPack?> ReadPriceAsync(CreditPack pack, string priceId)
    {
        var problem = "Stripe does not know it";
        var priced = await prices.FindAsync(priceId) is { } price ? CatalogPricing.TryPrice(pack, price, out problem) : null;
        if (priced is null)
        {
            Log.CannotBeSold(logger, pack.Id, priceId, problem!);
        }

        return priced;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 610, EventName = "credit.alert.pack_cannot_be_sold", Level = LogLevel.Error, Message = "Pack {PackId} cannot be sold at price {StripePriceId}: {Problem}.")]
        public static partial void CannotBeSold(ILogger logger, string packId, string stripePriceId, string problem);
    }
}
