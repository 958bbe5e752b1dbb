using System.Text.Json.Serialization;

namespace Stripe;

public sealed class StripeError : StripeEntity<StripeError>
{
    [JsonPropertyName("charge")]
    public string Charge { get; set; }

    [JsonPropertyName("code")]
    public string Code { get; set; }

    [JsonPropertyName("decline_code")]
    public string DeclineCode { get; set; }

    [JsonPropertyName("doc_url")]
    public string DocUrl { get; set; }

    [JsonPropertyName("message")]
    public string Message { get; set; }

    [JsonPropertyName("param")]
    public string Param { get; set; }

    [JsonPropertyName("payment_intent")]
    public PaymentIntent PaymentIntent { get; set; }

    [JsonPropertyName("request_log_url")]
    public string RequestLogUrl { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }

    /// <summary>Only where the whole answer is an OAuth error, <c>{"error":"...","error_description":"..."}</c>.</summary>
    [JsonPropertyName("error")]
    public string Error { get; set; }

    [JsonPropertyName("error_description")]
    public string ErrorDescription { get; set; }
}
