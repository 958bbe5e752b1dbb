namespace Stripe;

public sealed class StripeClientOptions
{
    public string ApiKey { get; set; }

    public IHttpClient HttpClient { get; set; }

    public string ApiBase { get; set; }
}
