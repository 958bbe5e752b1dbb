using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>Fields go out in the order of these declarations, which is the real one's.</summary>
public sealed class SessionCreateOptions : BaseOptions
{
    [JsonPropertyName("adaptive_pricing")]
    public SessionAdaptivePricingOptions AdaptivePricing { get; set; }

    [JsonPropertyName("allow_promotion_codes")]
    public bool? AllowPromotionCodes { get; set; }

    [JsonPropertyName("automatic_tax")]
    public SessionAutomaticTaxOptions AutomaticTax { get; set; }

    [JsonPropertyName("cancel_url")]
    public string CancelUrl { get; set; }

    [JsonPropertyName("client_reference_id")]
    public string ClientReferenceId { get; set; }

    [JsonPropertyName("customer")]
    public string Customer { get; set; }

    [JsonPropertyName("customer_creation")]
    public string CustomerCreation { get; set; }

    [JsonPropertyName("customer_email")]
    public string CustomerEmail { get; set; }

    [JsonPropertyName("excluded_payment_method_types")]
    public List<string> ExcludedPaymentMethodTypes { get; set; }

    [JsonPropertyName("expires_at")]
    public DateTime? ExpiresAt { get; set; }

    [JsonPropertyName("invoice_creation")]
    public SessionInvoiceCreationOptions InvoiceCreation { get; set; }

    [JsonPropertyName("line_items")]
    public List<SessionLineItemOptions> LineItems { get; set; }

    [JsonPropertyName("locale")]
    public string Locale { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("mode")]
    public string Mode { get; set; }

    [JsonPropertyName("payment_intent_data")]
    public SessionPaymentIntentDataOptions PaymentIntentData { get; set; }

    [JsonPropertyName("payment_method_types")]
    public List<string> PaymentMethodTypes { get; set; }

    [JsonPropertyName("success_url")]
    public string SuccessUrl { get; set; }

    [JsonPropertyName("ui_mode")]
    public string UiMode { get; set; }
}
