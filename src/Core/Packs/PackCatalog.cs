namespace CreditFunctions.Core.Packs;

/// <summary>Everything that the pack file sells. Read once, at start-up.</summary>
public sealed class PackCatalog(IReadOnlyCollection<CreditPack> packs, CustomPack? custom)
{
    private readonly ILookup<string, CreditPack> _active =
        packs.Where(pack => pack.Active).ToLookup(pack => pack.Id, StringComparer.Ordinal);

    /// <summary>The packs on sale, in display order. Prices of the same pack keep the order of the file.</summary>
    public IReadOnlyList<CreditPack> Active { get; } =
        [.. packs.Where(pack => pack.Active).OrderBy(pack => pack.DisplayOrder).ThenBy(pack => pack.Id, StringComparer.Ordinal)];

    /// <summary>Null if buyers cannot choose a number of credits.</summary>
    public CustomPack? Custom { get; } = custom;

    /// <summary>Currencies that are not in the table. Their codes may be mistyped.</summary>
    public IEnumerable<Currency> UnknownCurrencies => packs.Select(pack => pack.Price.Currency).Append(Custom?.Currency.Code).OfType<string>()
        .Distinct(StringComparer.Ordinal).Select(Currency.Of).Where(currency => !currency.IsKnown);

    /// <summary>The pack on sale with this id, or null.</summary>
    /// <param name="packId">The exact id.</param>
    /// <param name="currency">The currency of the price; null for the first in the file.</param>
    public CreditPack? Find(string packId, string? currency = null) =>
        _active[packId].FirstOrDefault(pack => currency is null || pack.Price.Currency == currency);
}
