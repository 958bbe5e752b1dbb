using System.Text.Json.Serialization;

namespace Stripe.Checkout;

public sealed class SessionLineItemOptions : INestedOptions
{
    [JsonPropertyName("price")]
    public string Price { get; set; }

    [JsonPropertyName("price_data")]
    public SessionLineItemPriceDataOptions PriceData { get; set; }

    [JsonPropertyName("quantity")]
    public long? Quantity { get; set; }
}
