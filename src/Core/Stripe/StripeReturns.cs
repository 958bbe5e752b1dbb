using Stripe;

namespace CreditFunctions.Core.Stripe;

/// <summary>Lists the refunds and disputes of a payment.</summary>
public sealed class StripeReturns(StripeCalls stripe)
{
    /// <summary>A page of the refunds of a payment.</summary>
    /// <param name="paymentIntent"><c>pi_…</c>.</param>
    /// <param name="after">The last id of the previous page; null starts at the beginning.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StripeUnavailableException">Stripe did not respond.</exception>
    /// <exception cref="StripeRefusedException">Stripe rejected the request.</exception>
    public Task<StripePage> ListRefundsAsync(string paymentIntent, string? after, CancellationToken cancellationToken) => stripe.ListAsync(
        (api, token) => api.Refunds.ListAsync(
            new RefundListOptions { PaymentIntent = paymentIntent, StartingAfter = after, Limit = 100 }, cancellationToken: token),
        cancellationToken);

    /// <summary>A page of the disputes of a payment.</summary>
    /// <inheritdoc cref="ListRefundsAsync"/>
    public Task<StripePage> ListDisputesAsync(string paymentIntent, string? after, CancellationToken cancellationToken) => stripe.ListAsync(
        (api, token) => api.Disputes.ListAsync(
            new DisputeListOptions { PaymentIntent = paymentIntent, StartingAfter = after, Limit = 100 }, cancellationToken: token),
        cancellationToken);
}
