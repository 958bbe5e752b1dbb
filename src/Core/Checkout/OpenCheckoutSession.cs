using CreditFunctions.Core.Customers;
using CreditFunctions.Core.Payments;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Checkout;

/// <summary>Gets a purchase its Checkout session, once: whoever asks again is given the same one.</summary>
public sealed partial class OpenCheckoutSession(
    TablePurchases purchases,
    StripeCheckout stripe,
    StripeCustomers customers,
    IOptions<CheckoutOptions> options,
    TimeProvider time,
    ILogger<OpenCheckoutSession> logger)
{
    private const int AttemptsMax = 3;
    private const int SavesMax = 10;

    /// <summary>Stripe refuses a session that ends sooner than in 30 minutes.</summary>
    private static readonly TimeSpan ShortestSession = TimeSpan.FromMinutes(31);

    /// <exception cref="StripeUnavailableException">Stripe did not answer; ask again.</exception>
    public async Task<StartCheckoutOutcome> OpenAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            if (purchase.SessionUrl is not null)
            {
                return new StartCheckoutOutcome.Started(purchase);
            }

            if (purchase.Terms.ExpiresAt - time.GetUtcNow() < ShortestSession)
            {
                purchase = await SaveAsync(purchase, NextAttempt, cancellationToken);
            }

            try
            {
                var session = await stripe.CreateAsync(purchase, cancellationToken);
                purchase = await SaveAsync(purchase, stored => WithSession(stored, session), cancellationToken);
            }
            catch (StripeSavedFailureException)
            {
                Log.SavedFailure(logger, purchase.Id.Value, purchase.Attempt);
                purchase = await SaveAsync(purchase, NextAttempt, cancellationToken);
            }
            catch (StripeRefusedException failure) when (IsCustomerGone(failure) && purchase.Terms.CustomerId is { } gone)
            {
                var customer = await customers.InPlaceOfAsync(gone, purchase.User, cancellationToken);
                purchase = await SaveAsync(purchase, stored => As(customer, NextAttempt(stored)), cancellationToken);
            }
            catch (StripeUnavailableException failure) when (failure.IsInProgressElsewhere)
            {
                return new StartCheckoutOutcome.InProgress();
            }
        }

        return purchase.SessionUrl is not null
            ? new StartCheckoutOutcome.Started(purchase)
            : throw new StripeUnavailableException($"Stripe failed {AttemptsMax} times to create a session for {purchase.Id}.");
    }

    private static bool IsCustomerGone(StripeRefusedException failure) => failure is { Code: "resource_missing", Parameter: "customer" };

    private static Purchase As(string customerId, Purchase stored) => stored with { Terms = stored.Terms with { CustomerId = customerId } };

    private static Purchase WithSession(Purchase stored, CheckoutSession session) => stored.SessionId is null || stored.SessionId == session.Id
        ? stored with { SessionId = session.Id, SessionUrl = session.Url }
        : throw new InvalidOperationException($"Purchase {stored.Id} has the session {stored.SessionId}, and Stripe has made {session.Id} for it.");

    /// <summary>Another attempt is another idempotency key, so its terms may differ: it ends later.</summary>
    private Purchase NextAttempt(Purchase stored) => stored with
    {
        Attempt = stored.Attempt + 1,
        Terms = stored.Terms with { ExpiresAt = time.GetUtcNow() + options.Value.SessionLifetime },
    };

    /// <summary>Changes the stored purchase, whatever a webhook or a second click has written to it meanwhile.</summary>
    private async Task<Purchase> SaveAsync(Purchase seen, Func<Purchase, Purchase> change, CancellationToken cancellationToken)
    {
        for (var save = 1; save <= SavesMax; save++)
        {
            var stored = await purchases.FindAsync(seen.Name, cancellationToken)
                ?? throw new InvalidOperationException($"Purchase {seen.Id} is gone; nothing here deletes one.");
            if (stored.Value.SessionUrl is not null || stored.Value.Attempt > seen.Attempt)
            {
                return stored.Value; // Somebody else was faster; theirs stands.
            }

            var changed = change(stored.Value);
            if (await purchases.TryReplaceAsync(stored, changed, cancellationToken))
            {
                return changed;
            }
        }

        throw new StorageContentionException($"Purchase {seen.Id} changed under each of {SavesMax} tries to save it.");
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 310, Level = LogLevel.Warning, Message = "Stripe repeats a saved failure for purchase {PurchaseId}, attempt {Attempt}; another attempt follows.")]
        public static partial void SavedFailure(ILogger logger, string purchaseId, int attempt);
    }
}
