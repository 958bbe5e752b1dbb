using CreditFunctions.Core.Access;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Checkout;

/// <summary>Creates the Checkout session of a purchase, once: every further request gets the same session.</summary>
public sealed class CheckoutSessionCreator(
    PurchaseStore purchases, StripeCheckout stripe, CustomerDirectory customers, PurchaseFactory factory, GetCheckoutStatus status)
{
    /// <summary>A first purchase takes two steps, and one more each time that Stripe requires another attempt.</summary>
    private const int StepsMax = 6;
    private const int SavesMax = 10;

    /// <summary>
    /// The session of a purchase that an earlier request started. It may have ended without an event having arrived, and a buyer must not be
    /// sent to a page that is gone: Stripe is asked.
    /// </summary>
    /// <exception cref="StripeUnavailableException">Stripe did not respond; the same request may be sent again.</exception>
    public async Task<StartCheckoutOutcome> ResumeAsync(Purchase purchase, VerifiedEmail? email, CancellationToken cancellationToken)
    {
        var current = purchase is { SessionUrl: not null, SessionId: { } session }
            ? await status.RefreshAsync(purchase, session, cancellationToken)
            : purchase;
        return await CreateAsync(current, email, cancellationToken) switch
        {
            StartCheckoutOutcome.Started { Purchase: var started } when factory.IsOverdue(started) =>
                throw new StripeUnavailableException($"Stripe did not say how the expired session of {started.Id} ended."),
            var outcome => outcome,
        };
    }

    /// <exception cref="StripeUnavailableException">Stripe did not respond; the same request may be sent again.</exception>
    public async Task<StartCheckoutOutcome> CreateAsync(Purchase purchase, VerifiedEmail? email, CancellationToken cancellationToken)
    {
        var receipt = factory.ReceiptFor(purchase.Id, email);
        try
        {
            for (var step = 1; step <= StepsMax && Outcome(purchase) is null; step++)
            {
                // What Stripe is sent is stored first, and never changes within an attempt.
                if (factory.IsOutdated(purchase, receipt))
                {
                    purchase = await SaveAsync(purchase, stored => factory.NextAttempt(stored, receipt), cancellationToken);
                }
                else if (purchase.Terms.CustomerId is null)
                {
                    var customer = await customers.GetAsync(purchase.User, cancellationToken);
                    purchase = await SaveAsync(purchase, stored => As(stored.Terms.CustomerId ?? customer, stored), cancellationToken);
                }
                else
                {
                    (purchase, receipt) = await TryCreateAsync(purchase, receipt, cancellationToken);
                }
            }
        }
        catch (StripeUnavailableException failure) when (failure.IsInProgressElsewhere)
        {
            return new StartCheckoutOutcome.InProgress();
        }

        return Outcome(purchase) ?? throw new StripeUnavailableException($"Stripe created no session for {purchase.Id} in {StepsMax} steps.");
    }

    private static StartCheckoutOutcome? Outcome(Purchase purchase) =>
        purchase.Entitlement.Status is not PurchaseStatus.Pending ? new StartCheckoutOutcome.Ended(purchase)
        : purchase.SessionUrl is not null ? new StartCheckoutOutcome.Started(purchase)
        : null;

    private async Task<(Purchase Purchase, ReceiptAddress? Receipt)> TryCreateAsync(
        Purchase purchase, ReceiptAddress? receipt, CancellationToken cancellationToken)
    {
        switch (await stripe.CreateAsync(purchase, receipt?.Address, cancellationToken))
        {
            case SessionCreation.Created session:
                return (await SaveAsync(purchase, stored => WithSession(stored, session), cancellationToken), receipt);
            case SessionCreation.CustomerGone:
                var customer = await customers.ReplaceAsync(purchase.Terms.CustomerId!, purchase.User, cancellationToken);
                return (await SaveAsync(purchase, stored => As(customer, factory.NextAttempt(stored, receipt)), cancellationToken), receipt);
            case SessionCreation.ReceiptRefused:
                return (purchase, null); // A sale matters more than its receipt.
            default:
                return (await SaveAsync(purchase, stored => factory.NextAttempt(stored, receipt), cancellationToken), receipt);
        }
    }

    private static Purchase As(string customerId, Purchase purchase) => purchase with { Terms = purchase.Terms with { CustomerId = customerId } };

    /// <summary>An event may have named another attempt's session first. That session stays: a payment of any other would not be credited.</summary>
    private static Purchase WithSession(Purchase stored, SessionCreation.Created session) => stored.SessionId is null || stored.SessionId == session.Id
        ? stored with { SessionId = session.Id, SessionUrl = session.Url }
        : stored;

    /// <summary>Changes the stored purchase, whatever a webhook or another request has written to it in the meantime.</summary>
    private async Task<Purchase> SaveAsync(Purchase seen, Func<Purchase, Purchase> change, CancellationToken cancellationToken)
    {
        for (var save = 1; save <= SavesMax; save++)
        {
            var stored = await purchases.FindAsync(seen.Name, cancellationToken)
                ?? throw new InvalidOperationException($"Purchase {seen.Id} is missing; nothing here deletes one.");
            if (stored.Value.SessionUrl is not null || stored.Value.Attempt > seen.Attempt)
            {
                return stored.Value; // Another request was faster, and its change stands.
            }

            var changed = change(stored.Value);
            if (await purchases.TryReplaceAsync(stored, changed, cancellationToken))
            {
                return changed;
            }
        }

        throw new StorageContentionException($"Purchase {seen.Id} changed during each of {SavesMax} attempts to save it.");
    }
}
