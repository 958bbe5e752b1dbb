using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Checkout;

/// <summary>
/// Tells a buyer who came back how the purchase stands. While it is open Stripe is asked, and what Stripe says is settled as an event
/// would be: the credits are there at once, and the event that comes later has nothing to add.
/// </summary>
public sealed class GetCheckoutStatus(
    TablePurchases purchases,
    LedgerStore ledger,
    StripeSessions stripe,
    RecordSession recordSession)
{
    /// <summary>How it stands; null where the user has no such session.</summary>
    public async Task<CheckoutStatus?> FindAsync(UserId user, string sessionId, CancellationToken cancellationToken)
    {
        if (await purchases.FindBySessionAsync(user, sessionId, cancellationToken) is not { } purchase)
        {
            return null;
        }

        if (IsOpen(purchase)
            && await stripe.LookAsync(sessionId, cancellationToken) is { Outcome: not SessionOutcome.Open } seen
            && await SettleAsync(purchase, seen, cancellationToken) is { } settled)
        {
            return settled;
        }

        // After the purchase, so that credits which show there are never missing from the balance.
        return new CheckoutStatus(purchase, await ledger.ReadBalanceAsync(user, cancellationToken));
    }

    private static bool IsOpen(Purchase purchase) => purchase.Settlement.Status is PurchaseStatus.Pending or PurchaseStatus.Processing;

    private async Task<CheckoutStatus?> SettleAsync(Purchase purchase, CheckoutSessionSnapshot seen, CancellationToken cancellationToken) =>
        await recordSession.RecordAsync(purchase.Name, seen, cancellationToken) is PaymentOutcome.Recorded recorded
            ? new CheckoutStatus(recorded.Update.Purchase, recorded.Update.Balance)
            : null;
}
