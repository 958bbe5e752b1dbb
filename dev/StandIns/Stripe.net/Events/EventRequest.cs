using System.Text.Json.Serialization;

namespace Stripe;

public sealed class EventRequest : StripeEntity<EventRequest>, IHasId
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("idempotency_key")]
    public string IdempotencyKey { get; set; }
}
