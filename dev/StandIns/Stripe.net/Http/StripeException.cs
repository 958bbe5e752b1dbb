using System.Net;
using System.Text.Json;

namespace Stripe;

/// <summary>
/// Stripe answered, and not with 200 and a readable object; or a signature was refused. A connection that fails or
/// times out is not one of these: it surfaces as HttpClient throws it.
/// </summary>
public sealed class StripeException : Exception
{
    public StripeException()
    {
    }

    public StripeException(string message)
        : base(message)
    {
    }

    public StripeException(string message, Exception err)
        : base(message, err)
    {
    }

    public StripeException(HttpStatusCode httpStatusCode, StripeError stripeError, string message)
        : base(message)
    {
        HttpStatusCode = httpStatusCode;
        StripeError = stripeError;
    }

    public HttpStatusCode HttpStatusCode { get; set; }

    public StripeError StripeError { get; set; }

    public StripeResponse StripeResponse { get; set; }

    internal static StripeException From(StripeResponse response)
    {
        JsonElement answer;
        try
        {
            answer = JsonElement.Parse(response.Content);
        }
        catch (JsonException)
        {
            return FromUnreadable(response);
        }

        if (!answer.TryGetProperty("error", out var error))
        {
            return FromUnreadable(response);
        }

        var stripeError = (error.ValueKind == JsonValueKind.String ? answer : error).Deserialize<StripeError>(StripeJson.Options);
        stripeError.StripeResponse = response;
        return new StripeException(response.StatusCode, stripeError, stripeError.Message ?? stripeError.ErrorDescription) { StripeResponse = response };
    }

    internal static StripeException FromUnreadable(StripeResponse response) =>
        new(response.StatusCode, null, $"Invalid response object from API: \"{response.Content}\"") { StripeResponse = response };
}
