namespace CreditFunctions.FakeStripe.Control;

internal static class FaultError
{
    public static StripeErrorException Of(Fault fault) => fault.Status switch
    {
        429 => new(429, StripeError.InvalidRequest, "Request rate limit exceeded.") { Code = "rate_limit" },
        409 => new(409, StripeError.InvalidRequest, "This object cannot be accessed right now because another API request or Stripe process is currently accessing it.") { Code = "lock_timeout" },
        401 => StripeError.Unauthorized("Invalid API Key provided."),
        402 => new(402, "card_error", "Your card was declined.") { Code = "card_declined", IsRemembered = fault.Remembered ?? true },
        >= 500 and var status => new(status, "api_error", "An unknown error occurred.") { IsRemembered = fault.Remembered ?? status == 500 },
        var status => new(status, StripeError.InvalidRequest, "This call was configured to fail.") { IsRemembered = fault.Remembered ?? false },
    };
}
