using System.Net;
using System.Text.Json;
using CreditFunctions.Core.Payments;
using Stripe.Checkout;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Reads single payments from Stripe, as Stripe sends them.</summary>
public sealed class StripePayments(StripeCalls stripe)
{
    /// <summary>A Checkout session with its payment intent and charge; null if Stripe does not know it.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not respond.</exception>
    public async Task<JsonElement?> FindSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        try
        {
            var options = new SessionGetOptions { Expand = ["payment_intent.latest_charge"] };
            return await stripe.GetAsync((api, token) => api.Checkout.Sessions.GetAsync(sessionId, options, cancellationToken: token), cancellationToken);
        }
        catch (StripeRefusedException failure) when (failure.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
