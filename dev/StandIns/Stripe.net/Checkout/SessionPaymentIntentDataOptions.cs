using System.Text.Json.Serialization;

namespace Stripe.Checkout;

public sealed class SessionPaymentIntentDataOptions : INestedOptions
{
    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("receipt_email")]
    public string ReceiptEmail { get; set; }

    [JsonPropertyName("setup_future_usage")]
    public string SetupFutureUsage { get; set; }
}
