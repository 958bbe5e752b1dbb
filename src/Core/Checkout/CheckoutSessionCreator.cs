using CreditFunctions.Core.Access;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Checkout;

/// <summary>Creates the Checkout session of a purchase, once: every further request gets the same session.</summary>
public sealed class CheckoutSessionCreator(
    LedgerWriter ledger, StripeCheckout stripe, CustomerDirectory customers, PurchaseFactory factory, GetCheckoutStatus status)
{
    /// <summary>A first purchase takes two steps, and one more each time that Stripe requires another attempt.</summary>
    private const int StepsMax = 6;

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
                    purchase = await SaveAsync(purchase, Prepare(purchase) with { Next = factory.NextAttempt(receipt) }, cancellationToken);
                }
                else if (purchase.Terms.CustomerId is null)
                {
                    var customer = await customers.GetAsync(purchase.User, cancellationToken);
                    purchase = await SaveAsync(purchase, Prepare(purchase) with { CustomerId = customer }, cancellationToken);
                }
                else
                {
                    (purchase, receipt) = await TryCreateAsync(purchase, receipt, cancellationToken);
                }
            }
        }
        catch (StripeUnavailableException failure) when (failure.IsInProgress)
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
                return (await SaveAsync(purchase, new AttachSession(purchase.Id, purchase.Attempt, session.Id, session.Url), cancellationToken), receipt);
            case SessionCreation.CustomerGone:
                var customer = await customers.ReplaceAsync(purchase.Terms.CustomerId!, purchase.User, cancellationToken);
                return (await SaveAsync(purchase, Prepare(purchase) with { CustomerId = customer, Next = factory.NextAttempt(receipt) }, cancellationToken), receipt);
            case SessionCreation.ReceiptRefused:
                return (purchase, null); // A sale matters more than its receipt.
            default:
                return (await SaveAsync(purchase, Prepare(purchase) with { Next = factory.NextAttempt(receipt) }, cancellationToken), receipt);
        }
    }

    private static PrepareSession Prepare(Purchase purchase) => new(purchase.Id, purchase.Attempt);

    private Task<Purchase> SaveAsync(Purchase purchase, ICommand<Purchase> command, CancellationToken cancellationToken) =>
        ledger.ExecuteAsync(purchase.User, command, cancellationToken);
}
