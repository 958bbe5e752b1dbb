namespace Stripe;

public sealed class WebhookEndpointService
{
    private const string Path = "/v1/webhook_endpoints";

    private readonly ApiRequestor _requestor;

    internal WebhookEndpointService(ApiRequestor requestor) => _requestor = requestor;

    public Task<StripeList<WebhookEndpoint>> ListAsync(WebhookEndpointListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.GetAsync<StripeList<WebhookEndpoint>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<WebhookEndpoint> ListAutoPagingAsync(WebhookEndpointListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.ListAutoPagingAsync<WebhookEndpoint>(Path, options, requestOptions, cancellationToken);
}
