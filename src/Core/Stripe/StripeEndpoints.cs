using Stripe;

namespace CreditFunctions.Core.Stripe;

/// <summary>Reads the webhook endpoints of the account.</summary>
public sealed class StripeEndpoints(StripeCalls stripe)
{
    /// <summary>The first hundred endpoints.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not respond.</exception>
    /// <exception cref="StripeRefusedException">Stripe rejected the request, for example because the API key lacks the permission.</exception>
    public async Task<IReadOnlyList<WebhookEndpoint>> ListAsync(CancellationToken cancellationToken)
    {
        var options = new WebhookEndpointListOptions { Limit = 100 };
        var page = await stripe.RunAsync((api, token) => api.WebhookEndpoints.ListAsync(options, cancellationToken: token), cancellationToken);
        return [.. page.Data.Select(endpoint => new WebhookEndpoint(
            endpoint.Id, endpoint.Url, endpoint.Status, endpoint.ApiVersion, endpoint.EnabledEvents ?? []))];
    }
}
