using CreditFunctions.Core.Authentication;
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
    /// <summary>A first purchase needs two, and one more each time that Stripe wants another attempt.</summary>
    private const int StepsMax = 6;
    private const int SavesMax = 10;

    /// <summary>Stripe refuses a session that ends sooner than in 30 minutes. Shorter than any lifetime that may be set, or no attempt would ever be long enough.</summary>
    private static readonly TimeSpan ShortestSession = TimeSpan.FromMinutes(30) + TimeSpan.FromSeconds(15);

    /// <exception cref="StripeUnavailableException">Stripe did not answer; ask again.</exception>
    public async Task<StartCheckoutOutcome> OpenAsync(Purchase purchase, VerifiedEmail? email, CancellationToken cancellationToken)
    {
        var receipt = ReceiptAddress.Of(email, purchase.Id, options.Value);
        for (var step = 1; step <= StepsMax && Outcome(purchase) is null; step++)
        {
            try
            {
                purchase = await StepAsync(purchase, receipt, cancellationToken);
            }
            catch (StripeSavedFailureException)
            {
                Log.SavedFailure(logger, purchase.Id.Value, purchase.Attempt);
                purchase = await SaveAsync(purchase, stored => NextAttempt(stored, receipt), cancellationToken);
            }
            catch (StripeRefusedException failure) when (IsCustomerGone(failure) && purchase.Terms.CustomerId is { } gone)
            {
                var customer = await customers.InPlaceOfAsync(gone, purchase.User, cancellationToken);
                purchase = await SaveAsync(purchase, stored => As(customer, NextAttempt(stored, receipt)), cancellationToken);
            }
            catch (StripeRefusedException failure) when (IsAddressRefused(failure) && receipt is not null)
            {
                Log.ReceiptRefused(logger, purchase.Id.Value);
                receipt = null; // A receipt is not worth a sale.
            }
            catch (StripeUnavailableException failure) when (failure.IsInProgressElsewhere)
            {
                return new StartCheckoutOutcome.InProgress();
            }
        }

        return Outcome(purchase) ?? throw new StripeUnavailableException($"In {StepsMax} steps, Stripe gave {purchase.Id} no session.");
    }

    private static StartCheckoutOutcome? Outcome(Purchase purchase) =>
        purchase.SessionUrl is not null ? new StartCheckoutOutcome.Started(purchase)
        : purchase.Settlement.Status is not PurchaseStatus.Pending ? new StartCheckoutOutcome.Ended()
        : null;

    /// <summary>Takes one step towards the session. What Stripe is told is stored first, and never changes within an attempt.</summary>
    private async Task<Purchase> StepAsync(Purchase purchase, ReceiptAddress? receipt, CancellationToken cancellationToken)
    {
        if (purchase.Terms.ExpiresAt - time.GetUtcNow() < ShortestSession || purchase.Terms.ReceiptDigest != receipt?.Digest)
        {
            return await SaveAsync(purchase, stored => NextAttempt(stored, receipt), cancellationToken);
        }

        if (purchase.Terms.CustomerId is null)
        {
            var customer = await customers.OfAsync(purchase.User, cancellationToken);
            return await SaveAsync(purchase, stored => As(stored.Terms.CustomerId ?? customer, stored), cancellationToken);
        }

        var session = await stripe.CreateAsync(purchase, receipt?.Address, cancellationToken);
        return await SaveAsync(purchase, stored => WithSession(stored, session), cancellationToken);
    }

    private static bool IsCustomerGone(StripeRefusedException failure) => failure is { Code: "resource_missing", Parameter: "customer" };

    private static bool IsAddressRefused(StripeRefusedException failure) => failure is { Code: "email_invalid" } or { Parameter: "payment_intent_data[receipt_email]" };

    private static Purchase As(string customerId, Purchase stored) => stored with { Terms = stored.Terms with { CustomerId = customerId } };

    /// <summary>An event may have named another attempt's session first. That one stays: a payment of any other would not be credited.</summary>
    private static Purchase WithSession(Purchase stored, CheckoutSession session) => stored.SessionId is null || stored.SessionId == session.Id
        ? stored with { SessionId = session.Id, SessionUrl = session.Url }
        : stored;

    /// <summary>Another attempt is another idempotency key, so its terms may differ: it ends later, its receipt goes elsewhere.</summary>
    private Purchase NextAttempt(Purchase stored, ReceiptAddress? receipt) => stored with
    {
        Attempt = stored.Attempt + 1,
        Terms = stored.Terms with { ExpiresAt = time.GetUtcNow() + options.Value.SessionLifetime, ReceiptDigest = receipt?.Digest },
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

        [LoggerMessage(EventId = 311, Level = LogLevel.Warning, Message = "Stripe refuses the address for the receipt of purchase {PurchaseId}; the sale goes on without one.")]
        public static partial void ReceiptRefused(ILogger logger, string purchaseId);
    }
}
