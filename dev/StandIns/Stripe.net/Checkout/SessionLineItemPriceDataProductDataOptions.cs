using System.Text.Json.Serialization;

namespace Stripe.Checkout;

public sealed class SessionLineItemPriceDataProductDataOptions : INestedOptions
{
    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }
}
