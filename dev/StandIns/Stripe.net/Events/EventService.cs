using System.Net;

namespace Stripe;

public sealed class EventService
{
    private const string Path = "/v1/events";

    private readonly ApiRequestor _requestor;

    internal EventService(ApiRequestor requestor) => _requestor = requestor;

    public Task<Event> GetAsync(string id, EventGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.GetAsync<Event>($"{Path}/{WebUtility.UrlEncode(id)}", options, requestOptions, cancellationToken);

    public Task<StripeList<Event>> ListAsync(EventListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.GetAsync<StripeList<Event>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<Event> ListAutoPagingAsync(EventListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.ListAutoPagingAsync<Event>(Path, options, requestOptions, cancellationToken);
}
