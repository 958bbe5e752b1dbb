using System.Net;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Stripe;

/// <summary>Finds the purchase of a payment by the metadata that we set on its payment intent at Stripe.</summary>
public sealed class StripePaymentIntents(StripeCalls stripe)
{
    /// <summary>The purchase and the installation that a payment intent names; each is null if it names none.</summary>
    /// <exception cref="UnknownPaymentIntentException">Stripe does not know the payment intent.</exception>
    /// <exception cref="UnreadableEventException">The metadata is not a set of strings.</exception>
    /// <exception cref="StripeUnavailableException">Stripe did not respond.</exception>
    public async Task<(PurchaseKey? Purchase, string? Installation)> FindAsync(string paymentIntent, CancellationToken cancellationToken)
    {
        try
        {
            var intent = await stripe.GetAsync((api, token) => api.PaymentIntents.GetAsync(paymentIntent, cancellationToken: token), cancellationToken);
            return (SessionJson.Purchase(intent), SessionJson.Installation(intent)); // We set the same metadata on the session and on its payment intent.
        }
        catch (StripeRefusedException failure) when (failure.Status == HttpStatusCode.NotFound)
        {
            throw new UnknownPaymentIntentException(paymentIntent, failure);
        }
    }
}
