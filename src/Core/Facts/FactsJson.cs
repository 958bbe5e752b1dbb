using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Facts;

/// <summary>The stored form of facts: one JSON text whose members are in a fixed order.</summary>
internal static class FactsJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        IgnoreReadOnlyProperties = true, // What follows from a fact is no fact.
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write(PurchaseFacts facts) => JsonSerializer.Serialize(Stored.From(facts), Options);

    /// <exception cref="JsonException">The text is not what <see cref="Write"/> wrote; guessing would move credits.</exception>
    public static PurchaseFacts Read(string text) =>
        (JsonSerializer.Deserialize<Stored>(text, Options) ?? throw new JsonException("Facts must not be null.")).ToFacts();

    private sealed record Stored(
        SortedDictionary<string, PaymentFact>? Payments,
        SortedDictionary<string, ReviewFact>? Reviews,
        SortedDictionary<string, RefundFact>? Refunds,
        SortedDictionary<string, long>? AmountsRefunded,
        SortedDictionary<string, DisputeFact>? Disputes,
        bool Processing,
        bool Failed,
        bool Expired)
    {
        public static Stored From(PurchaseFacts facts) => new(
            Sparse(facts.Payments),
            Sparse(facts.Reviews),
            Sparse(facts.Refunds),
            Sparse(facts.AmountsRefunded),
            Sparse(facts.Disputes),
            facts.IsProcessing,
            facts.IsFailed,
            facts.IsExpired);

        public PurchaseFacts ToFacts() => new()
        {
            Payments = Full(Payments),
            Reviews = Full(Reviews),
            Refunds = Full(Refunds),
            AmountsRefunded = Full(AmountsRefunded),
            Disputes = Full(Disputes),
            IsProcessing = Processing,
            IsFailed = Failed,
            IsExpired = Expired,
        };

        private static SortedDictionary<string, TFact>? Sparse<TFact>(ImmutableSortedDictionary<string, TFact> facts) =>
            facts.IsEmpty ? null : new SortedDictionary<string, TFact>(facts, StringComparer.Ordinal);

        private static ImmutableSortedDictionary<string, TFact> Full<TFact>(SortedDictionary<string, TFact>? facts) =>
            facts?.Values.Any(fact => fact is null) is true
                ? throw new JsonException("A fact must not be null.")
                : FactMap.Empty<TFact>().AddRange(facts ?? []);
    }
}
