using System.Text.Json.Serialization;

namespace Stripe.Checkout;

public sealed class SessionAdaptivePricingOptions : INestedOptions
{
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }
}
