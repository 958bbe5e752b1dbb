using System.Text.Json.Serialization;

namespace Stripe.Checkout;

public sealed class SessionInvoiceCreationOptions : INestedOptions
{
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }
}
