using System.Net;

namespace Stripe;

public sealed class PaymentIntentService
{
    private const string Path = "/v1/payment_intents";

    private readonly ApiRequestor _requestor;

    internal PaymentIntentService(ApiRequestor requestor) => _requestor = requestor;

    public Task<PaymentIntent> GetAsync(string id, PaymentIntentGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        _requestor.GetAsync<PaymentIntent>($"{Path}/{WebUtility.UrlEncode(id)}", options, requestOptions, cancellationToken);
}
