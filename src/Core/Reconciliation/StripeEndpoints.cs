using CreditFunctions.Core.Payments;
using Stripe;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Looks at the webhook endpoints that Stripe has for us.</summary>
public sealed class StripeEndpoints(StripeCalls stripe)
{
    /// <summary>What is wrong with them; empty where nothing is.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not answer.</exception>
    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var options = new WebhookEndpointListOptions { Limit = 100 };
            var page = await stripe.RunAsync((api, token) => api.WebhookEndpoints.ListAsync(options, cancellationToken: token), cancellationToken);
            return EndpointRules.Problems([.. page.Data.Select(endpoint => new EndpointView(
                endpoint.Id, endpoint.Url, endpoint.Status, endpoint.ApiVersion, endpoint.EnabledEvents ?? []))]);
        }
        catch (StripeRefusedException failure)
        {
            return [$"The webhook endpoints cannot be read ({(int)failure.Status}): the key needs the permission to read them."];
        }
    }
}
