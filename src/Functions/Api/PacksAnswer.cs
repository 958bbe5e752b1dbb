using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CreditFunctions.Core.Packs;
using Microsoft.Net.Http.Headers;

namespace CreditFunctions.Functions.Api;

/// <summary>What is on sale, as bytes. The same for everybody and made once: it changes only with the pack file.</summary>
public sealed class PacksAnswer(PackCatalog catalog)
{
    public byte[] Body { get; } = JsonSerializer.SerializeToUtf8Bytes(Answer.Of(catalog), JsonSerializerOptions.Web);

    /// <summary>Changes when the body does.</summary>
    public EntityTagHeaderValue EntityTag => new($"\"{Convert.ToHexStringLower(SHA256.HashData(Body))[..16]}\"");

    private sealed record Answer(IReadOnlyList<Pack> Packs, Custom? Custom)
    {
        public static Answer Of(PackCatalog catalog) => new(
            [.. catalog.Active.Select(pack => new Pack(pack.Id, pack.Name, pack.Credits, [pack.Price], pack.DisplayOrder))],
            catalog.Custom is { } custom
                ? new Custom(custom.MinCredits, custom.MaxCredits, custom.PricePerCredit.ToString(CultureInfo.InvariantCulture), custom.Currency)
                : null);
    }

    private sealed record Pack(string Id, string Name, long Credits, IReadOnlyList<Price> Prices, int DisplayOrder);

    private sealed record Custom(long MinCredits, long MaxCredits, string PricePerCredit, string Currency);
}
