using System.Net;

namespace Stripe;

public sealed class CustomerService
{
    private const string Path = "/v1/customers";

    private readonly ApiRequestor _requestor;

    internal CustomerService(ApiRequestor requestor) => _requestor = requestor;

    public Task<Customer> CreateAsync(CustomerCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.PostAsync<Customer>(Path, options, requestOptions, cancellationToken);

    public Task<Customer> GetAsync(string id, CustomerGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.GetAsync<Customer>($"{Path}/{WebUtility.UrlEncode(id)}", options, requestOptions, cancellationToken);
}
