using System.Text.Json.Serialization;

namespace Stripe;

public sealed class PaymentIntent : StripeEntity<PaymentIntent>, IHasId
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount")]
    public long Amount { get; set; }

    [JsonPropertyName("amount_received")]
    public long AmountReceived { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("customer")]
    internal ExpandableField<Customer> InternalCustomer { get; set; }

    public string CustomerId => InternalCustomer?.Id;

    public Customer Customer => InternalCustomer?.Expanded;

    [JsonPropertyName("last_payment_error")]
    public StripeError LastPaymentError { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }
}
