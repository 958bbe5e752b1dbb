using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>The stored form of facts: one JSON object whose members have a fixed order.</summary>
internal static class FactsJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        IgnoreReadOnlyProperties = true, // Computed properties are not facts.
        RespectNullableAnnotations = true,
        Converters = { new DisputeMarksJson(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write(PurchaseFacts facts) => JsonSerializer.Serialize(Stored.From(facts), Options);

    /// <exception cref="JsonException">The text was not written by <see cref="Write"/>. It is not interpreted leniently, because a wrong guess would move credits.</exception>
    public static PurchaseFacts Read(string text) =>
        (JsonSerializer.Deserialize<Stored>(text, Options) ?? throw new JsonException("Facts must not be null.")).ToFacts();

    private sealed record Stored(
        SortedDictionary<string, PaymentFact>? Payments,
        SortedDictionary<string, ReviewFact>? Reviews,
        SortedDictionary<string, RefundFact>? Refunds,
        SortedDictionary<string, long>? AmountsRefunded,
        SortedDictionary<string, StoredDispute>? Disputes,
        bool Processing,
        bool Failed,
        bool Expired)
    {
        public static Stored From(PurchaseFacts facts) => new(
            StoredMap.From(facts.Payments),
            StoredMap.From(facts.Reviews),
            StoredMap.From(facts.Refunds),
            StoredMap.From(facts.AmountsRefunded),
            StoredMap.From(facts.Disputes, StoredDispute.From),
            facts.IsProcessing,
            facts.IsFailed,
            facts.IsExpired);

        public PurchaseFacts ToFacts() => new()
        {
            Payments = StoredMap.ToFacts(Payments),
            Reviews = StoredMap.ToFacts(Reviews),
            Refunds = StoredMap.ToFacts(Refunds),
            AmountsRefunded = StoredMap.ToFacts(AmountsRefunded),
            Disputes = StoredMap.ToFacts(Disputes, stored => stored.ToFact()),
            IsProcessing = Processing,
            IsFailed = Failed,
            IsExpired = Expired,
        };
    }
}
