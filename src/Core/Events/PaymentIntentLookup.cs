using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>Finds the purchase that a payment intent pays: in our index, or else by the metadata that we set at Stripe.</summary>
public sealed class PaymentIntentLookup(PaymentIntentStore store, StripePaymentIntents stripe)
{
    /// <summary>
    /// The purchase, and whether the payment intent is indexed; null if the payment is not for a purchase of ours. The installation is the one
    /// that Stripe's metadata names; it is null for an indexed payment, which is ours.
    /// </summary>
    /// <exception cref="UnknownPaymentIntentException">Stripe does not know the payment intent.</exception>
    public async Task<(PurchaseKey Purchase, bool IsIndexed, string? Installation)?> FindAsync(string paymentIntent, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(paymentIntent, cancellationToken) is { } indexed)
        {
            return (indexed, true, null);
        }

        return await stripe.FindAsync(paymentIntent, cancellationToken) is ({ } purchase, var installation) ? (purchase, false, installation) : null;
    }

    /// <summary>Adds a payment intent to the index. Must be complete before a transaction that depends on it.</summary>
    public Task IndexAsync(string paymentIntent, PurchaseKey purchase, CancellationToken cancellationToken) =>
        store.IndexAsync(paymentIntent, purchase, cancellationToken);
}
