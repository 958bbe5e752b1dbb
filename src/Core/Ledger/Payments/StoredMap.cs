using System.Collections.Immutable;
using System.Text.Json;

namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>The stored form of facts by id. Null if there are none, so that no member is stored.</summary>
internal static class StoredMap
{
    public static SortedDictionary<string, TFact>? From<TFact>(ImmutableSortedDictionary<string, TFact> facts) => From(facts, fact => fact);

    public static SortedDictionary<string, TStored>? From<TFact, TStored>(ImmutableSortedDictionary<string, TFact> facts, Func<TFact, TStored> store) =>
        facts.IsEmpty ? null : new SortedDictionary<string, TStored>(facts.ToDictionary(fact => fact.Key, fact => store(fact.Value)), StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, TFact> ToFacts<TFact>(SortedDictionary<string, TFact>? stored) => ToFacts(stored, fact => fact);

    public static ImmutableSortedDictionary<string, TFact> ToFacts<TStored, TFact>(SortedDictionary<string, TStored>? stored, Func<TStored, TFact> read) =>
        FactMap.Empty<TFact>().AddRange((stored ?? []).Select(fact => KeyValuePair.Create(
            fact.Key, read(fact.Value is null ? throw new JsonException("A fact must not be null.") : fact.Value))));
}
