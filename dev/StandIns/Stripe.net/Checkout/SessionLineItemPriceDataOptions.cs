using System.Text.Json.Serialization;

namespace Stripe.Checkout;

public sealed class SessionLineItemPriceDataOptions : INestedOptions
{
    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("product_data")]
    public SessionLineItemPriceDataProductDataOptions ProductData { get; set; }

    [JsonPropertyName("unit_amount")]
    public long? UnitAmount { get; set; }
}
