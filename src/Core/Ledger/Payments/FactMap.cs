using System.Collections.Immutable;

namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>Facts of one kind, by the id of their subject. The order is fixed, so equal facts have equal stored forms.</summary>
internal static class FactMap
{
    public static ImmutableSortedDictionary<string, TFact> Empty<TFact>() =>
        ImmutableSortedDictionary<string, TFact>.Empty.WithComparers(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, TFact> Of<TFact>(string id, TFact fact) => Empty<TFact>().Add(id, fact);

    public static ImmutableSortedDictionary<string, TFact> Merge<TFact>(
        ImmutableSortedDictionary<string, TFact> mine,
        ImmutableSortedDictionary<string, TFact> theirs,
        Func<TFact, TFact, TFact> merge)
    {
        foreach (var (id, fact) in theirs)
        {
            mine = mine.SetItem(id, mine.TryGetValue(id, out var known) ? merge(known, fact) : fact);
        }

        return mine;
    }
}
