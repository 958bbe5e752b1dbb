using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Checkout;

/// <summary>
/// Reads the status of a purchase. While the purchase is open Stripe is asked, and what its session says is recorded as an event would be:
/// the credits are there at once, and the event that arrives later changes nothing.
/// </summary>
public sealed class GetCheckoutStatus(LedgerStore ledger, StripeSessions stripe, RecordSession recordSession)
{
    /// <summary>The status; null if the user has no such session.</summary>
    public async Task<CheckoutStatus?> FindAsync(UserId user, string sessionId, CancellationToken cancellationToken)
    {
        if (await ledger.FindBySessionAsync(user, sessionId, cancellationToken) is not { } purchase)
        {
            return null;
        }

        // The balance is read after the purchase, so that it includes all credits that the purchase shows.
        return await RecordAsync(purchase, sessionId, cancellationToken)
            ?? new CheckoutStatus(purchase, await ledger.ReadBalanceAsync(user, cancellationToken));
    }

    /// <summary>The purchase after recording what Stripe's session says. It is returned unchanged if the session is open, or Stripe does not respond in time.</summary>
    public async Task<Purchase> RefreshAsync(Purchase purchase, string sessionId, CancellationToken cancellationToken) =>
        (await RecordAsync(purchase, sessionId, cancellationToken))?.Purchase ?? purchase;

    /// <summary>Records what Stripe's session says; null if there is nothing to record, or Stripe does not respond in time.</summary>
    private async Task<CheckoutStatus?> RecordAsync(Purchase purchase, string sessionId, CancellationToken cancellationToken) =>
        purchase.Entitlement.Status is PurchaseStatus.Pending or PurchaseStatus.Processing
        && await stripe.TryFindAsync(sessionId, cancellationToken) is { Outcome: not SessionOutcome.Open } session
        && await recordSession.RecordAsync(purchase.Name, session, cancellationToken) is PaymentOutcome.Recorded recorded
            ? new CheckoutStatus(recorded.Update.Purchase, recorded.Update.Balance)
            : null;
}

/// <summary>A purchase, and a balance that includes its credits.</summary>
public sealed record CheckoutStatus(Purchase Purchase, Balance Balance);
