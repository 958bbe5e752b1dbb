using System.Text.Json.Serialization;

namespace Stripe.Checkout;

public sealed class Session : StripeEntity<Session>, IHasId
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount_subtotal")]
    public long? AmountSubtotal { get; set; }

    [JsonPropertyName("amount_total")]
    public long? AmountTotal { get; set; }

    [JsonPropertyName("cancel_url")]
    public string CancelUrl { get; set; }

    [JsonPropertyName("client_reference_id")]
    public string ClientReferenceId { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("customer")]
    internal ExpandableField<Customer> InternalCustomer { get; set; }

    public string CustomerId => InternalCustomer?.Id;

    public Customer Customer => InternalCustomer?.Expanded;

    [JsonPropertyName("expires_at")]
    public DateTime ExpiresAt { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("mode")]
    public string Mode { get; set; }

    [JsonPropertyName("payment_intent")]
    internal ExpandableField<PaymentIntent> InternalPaymentIntent { get; set; }

    public string PaymentIntentId => InternalPaymentIntent?.Id;

    public PaymentIntent PaymentIntent => InternalPaymentIntent?.Expanded;

    [JsonPropertyName("payment_status")]
    public string PaymentStatus { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }

    [JsonPropertyName("success_url")]
    public string SuccessUrl { get; set; }

    [JsonPropertyName("total_details")]
    public SessionTotalDetails TotalDetails { get; set; }

    [JsonPropertyName("url")]
    public string Url { get; set; }
}
