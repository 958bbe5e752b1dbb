using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>What happened to which object is read from <see cref="StripeEntity.RawJsonElement"/>, whatever the version of the event.</summary>
public sealed class Event : StripeEntity<Event>, IHasId
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("account")]
    public string Account { get; set; }

    [JsonPropertyName("api_version")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("pending_webhooks")]
    public long PendingWebhooks { get; set; }

    [JsonPropertyName("request")]
    public EventRequest Request { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}
