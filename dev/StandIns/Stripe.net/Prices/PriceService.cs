using System.Net;

namespace Stripe;

public sealed class PriceService
{
    private const string Path = "/v1/prices";

    private readonly ApiRequestor _requestor;

    internal PriceService(ApiRequestor requestor) => _requestor = requestor;

    public Task<Price> GetAsync(string id, PriceGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.GetAsync<Price>($"{Path}/{WebUtility.UrlEncode(id)}", options, requestOptions, cancellationToken);
}
