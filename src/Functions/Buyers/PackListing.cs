using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;
using Microsoft.Net.Http.Headers;

namespace CreditFunctions.Functions.Buyers;

/// <summary>The packs on sale as JSON, which is the same for every buyer. It is serialized once, unless a price is in Stripe's catalogue.</summary>
public sealed class PackListing(PricedPacks packs)
{
    private readonly Response? _constant =
        packs.Catalog.Active.All(pack => pack.StripePriceId is null) ? Response.Of(packs.Catalog.Active, packs.Catalog) : null;

    /// <summary>The packs that can be sold at the moment.</summary>
    public async Task<Response> GetAsync(CancellationToken cancellationToken) =>
        _constant ?? Response.Of(await packs.ListAsync(cancellationToken), packs.Catalog);

    /// <summary>
    /// The response, its entity tag, and whether it may be cached. It is not cached while a pack is missing, because the pack may return soon.
    /// </summary>
    public sealed record Response(byte[] Json, EntityTagHeaderValue EntityTag, string CacheControl)
    {
        internal static Response Of(IReadOnlyCollection<CreditPack> packs, PackCatalog catalog)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(Document.Of(packs, catalog.Custom), JsonSerializerOptions.Web);
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..16]}\"");
            return new Response(json, tag, packs.Count == catalog.Active.Count ? "public, max-age=60" : "no-store");
        }
    }

    private sealed record Document(IReadOnlyList<Pack> Packs, Custom? Custom)
    {
        public static Document Of(IEnumerable<CreditPack> packs, CustomPack? custom) =>
            new([.. packs.GroupBy(pack => pack.Id, StringComparer.Ordinal).Select(Pack.Of)], custom is null ? null : Custom.Of(custom));
    }

    private sealed record Pack(string Id, string Name, long Credits, IReadOnlyList<PackPrice> Prices, int DisplayOrder)
    {
        public static Pack Of(IGrouping<string, CreditPack> packs)
        {
            var first = packs.First();
            return new Pack(first.Id, first.Name, first.Credits, [.. packs.Select(pack => PackPrice.Of(pack.Price))], first.DisplayOrder);
        }
    }

    private sealed record PackPrice(long Amount, string Currency, int Decimals)
    {
        public static PackPrice Of(Price price) => new(price.Amount, price.Currency, Core.Packs.Currency.Of(price.Currency).Decimals);
    }

    private sealed record Custom(long MinCredits, long MaxCredits, long Step, string PricePerCredit, string Currency, int Decimals)
    {
        public static Custom Of(CustomPack pack) => new(
            pack.MinCredits,
            pack.MaxCredits,
            pack.Step,
            pack.PricePerCredit.ToString(CultureInfo.InvariantCulture),
            pack.Currency.Code,
            pack.Currency.Decimals);
    }
}
