using System.Collections.Immutable;

namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>Facts of one kind by the id of what they tell about, always in the same order, so that equal facts are stored as equal text.</summary>
internal static class FactMap
{
    public static ImmutableSortedDictionary<string, TFact> Empty<TFact>() =>
        ImmutableSortedDictionary<string, TFact>.Empty.WithComparers(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, TFact> Of<TFact>(string id, TFact fact) => Empty<TFact>().Add(id, fact);

    public static ImmutableSortedDictionary<string, TFact> Merge<TFact>(
        ImmutableSortedDictionary<string, TFact> mine,
        ImmutableSortedDictionary<string, TFact> theirs,
        Func<TFact, TFact, TFact> join)
    {
        foreach (var (id, fact) in theirs)
        {
            mine = mine.SetItem(id, mine.TryGetValue(id, out var known) ? join(known, fact) : fact);
        }

        return mine;
    }
}
