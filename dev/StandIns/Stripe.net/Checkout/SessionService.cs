using System.Net;

namespace Stripe.Checkout;

public sealed class SessionService
{
    private const string Path = "/v1/checkout/sessions";

    private readonly ApiRequestor _requestor;

    internal SessionService(ApiRequestor requestor) => _requestor = requestor;

    public Task<Session> CreateAsync(SessionCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.PostAsync<Session>(Path, options, requestOptions, cancellationToken);

    public Task<Session> ExpireAsync(string id, SessionExpireOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.PostAsync<Session>($"{Path}/{WebUtility.UrlEncode(id)}/expire", options, requestOptions, cancellationToken);

    public Task<Session> GetAsync(string id, SessionGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.GetAsync<Session>($"{Path}/{WebUtility.UrlEncode(id)}", options, requestOptions, cancellationToken);

    public Task<StripeList<Session>> ListAsync(SessionListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.GetAsync<StripeList<Session>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<Session> ListAutoPagingAsync(SessionListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.ListAutoPagingAsync<Session>(Path, options, requestOptions, cancellationToken);
}
