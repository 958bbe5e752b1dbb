using System.Net;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Stripe;

/// <summary>Asks Stripe whose payment it is, by the metadata that we gave the payment intent.</summary>
public sealed class StripePaymentIntents(StripeCalls stripe)
{
    /// <summary>The purchase that a payment intent is for; null where it is none of ours.</summary>
    /// <exception cref="UnknownPaymentIntentException">Stripe does not know it.</exception>
    /// <exception cref="UnreadableEventException">Its metadata is no texts.</exception>
    /// <exception cref="StripeUnavailableException">Stripe did not answer.</exception>
    public async Task<PurchaseKey?> FindAsync(string paymentIntent, CancellationToken cancellationToken)
    {
        try
        {
            var found = await stripe.GetAsync((api, token) => api.PaymentIntents.GetAsync(paymentIntent, cancellationToken: token), cancellationToken);
            return SessionJson.Purchase(found); // A session and its payment intent have the same metadata from us.
        }
        catch (StripeRefusedException failure) when (failure.Status == HttpStatusCode.NotFound)
        {
            throw new UnknownPaymentIntentException(paymentIntent, failure);
        }
    }
}
