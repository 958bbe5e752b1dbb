namespace CreditFunctions.FakeStripe.Webhooks;

internal static class WebhookHeaders
{
    public static Dictionary<string, string> Of(string body, IEnumerable<string> secrets, Clock clock) => new(StringComparer.Ordinal)
    {
        ["Accept"] = "*/*; q=0.5, application/xml",
        ["Cache-Control"] = "no-cache",
        ["Content-Type"] = "application/json; charset=utf-8",
        ["Stripe-Signature"] = WebhookSignature.Of(body, secrets, clock.Seconds),
        ["User-Agent"] = "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
    };
}
