namespace CreditFunctions.Core.Packs;

/// <summary>Everything on sale, as the pack file says. Read once, at start.</summary>
public sealed class PackCatalog(IReadOnlyCollection<CreditPack> packs, CustomPack? custom)
{
    private readonly Dictionary<string, CreditPack> _active =
        packs.Where(pack => pack.Active).ToDictionary(pack => pack.Id, StringComparer.Ordinal);

    /// <summary>The packs on sale, in the order in which a buyer sees them.</summary>
    public IReadOnlyList<CreditPack> Active { get; } =
        [.. packs.Where(pack => pack.Active).OrderBy(pack => pack.DisplayOrder).ThenBy(pack => pack.Id, StringComparer.Ordinal)];

    /// <summary>Null where buyers cannot choose a number of credits.</summary>
    public CustomPack? Custom { get; } = custom;

    /// <summary>The pack on sale with this id, or null.</summary>
    public CreditPack? Find(string packId) => _active.GetValueOrDefault(packId);
}
