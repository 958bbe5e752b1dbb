using System.Text.Json.Serialization;

namespace Stripe;

public sealed class Price : StripeEntity<Price>, IHasId
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("active")]
    public bool Active { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("lookup_key")]
    public string LookupKey { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("product")]
    internal ExpandableField<Product> InternalProduct { get; set; }

    public string ProductId => InternalProduct?.Id;

    public Product Product => InternalProduct?.Expanded;

    [JsonPropertyName("type")]
    public string Type { get; set; }

    [JsonPropertyName("unit_amount")]
    public long? UnitAmount { get; set; }
}
