using System.Text.Json.Serialization;

namespace Stripe.Checkout;

public sealed class SessionTotalDetails : StripeEntity<SessionTotalDetails>
{
    [JsonPropertyName("amount_discount")]
    public long AmountDiscount { get; set; }

    [JsonPropertyName("amount_shipping")]
    public long? AmountShipping { get; set; }

    [JsonPropertyName("amount_tax")]
    public long AmountTax { get; set; }
}
