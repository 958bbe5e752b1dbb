namespace Stripe;

public sealed class StripeClient(StripeClientOptions options)
{
    private readonly ApiRequestor _requestor = new(options);

    public string ApiBase => _requestor.ApiBase;

    public IHttpClient HttpClient => _requestor.HttpClient;

    public V1Services V1 => field ??= new V1Services(_requestor);
}
