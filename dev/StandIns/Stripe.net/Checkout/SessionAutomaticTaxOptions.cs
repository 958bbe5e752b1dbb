using System.Text.Json.Serialization;

namespace Stripe.Checkout;

public sealed class SessionAutomaticTaxOptions : INestedOptions
{
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }
}
