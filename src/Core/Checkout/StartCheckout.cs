using System.Diagnostics;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Checkout;

/// <summary>
/// Starts a purchase. Its row is written as <c>pending</c> before anything is created at Stripe, and holds everything that Stripe is sent.
/// If this stops anywhere, a repeated request continues with the same purchase and session, even if the catalogue has changed.
/// </summary>
public sealed class StartCheckout(PricedPacks packs, PurchaseStarter purchases, LedgerStore ledger, CheckoutSessionCreator sessions)
{
    /// <exception cref="StripeUnavailableException">Stripe did not respond; the same request may be sent again.</exception>
    /// <exception cref="StripeRefusedException">Stripe rejected the session: the settings or the catalogue are wrong.</exception>
    public async Task<StartCheckoutOutcome> StartAsync(CheckoutCommand command, CancellationToken cancellationToken) =>
        await FindRecordAsync(command, cancellationToken) is { } record
            ? await RepeatAsync(command, record, cancellationToken)
            : Offer.For(command, packs.Catalog) switch
            {
                Offer.OnSale offer => await BuyAsync(command, offer.Pack, cancellationToken),
                Offer.Refused refused => refused.Outcome,
                var unknown => throw new UnreachableException($"Unhandled {unknown.GetType().Name}."),
            };

    private async Task<StartCheckoutOutcome> BuyAsync(CheckoutCommand command, CreditPack pack, CancellationToken cancellationToken)
    {
        // Before the row is written, which freezes credits and price. Reading a price creates nothing at Stripe that could be lost.
        var priced = await packs.PricedAsync(pack, cancellationToken)
            ?? throw new StripeUnavailableException($"Pack {pack.Id} cannot be sold at its price in Stripe's catalogue.");
        return await purchases.StartAsync(command, priced, cancellationToken) switch
        {
            CreatePurchaseOutcome.Created created => await sessions.CreateAsync(created.Purchase, command.Email, cancellationToken),
            CreatePurchaseOutcome.KeyInUse inUse => await RepeatAsync(command, inUse.Earlier, cancellationToken),
            var unknown => throw new UnreachableException($"Unhandled {unknown.GetType().Name}."),
        };
    }

    private async Task<StartCheckoutOutcome> RepeatAsync(CheckoutCommand command, IdempotencyRecord record, CancellationToken cancellationToken)
    {
        if (record != command.RecordFor(record.Purchase))
        {
            return new StartCheckoutOutcome.IdempotencyKeyReused();
        }

        return await ledger.FindAsync(new PurchaseKey(command.User, record.Purchase), cancellationToken) is { } purchase
            ? await sessions.ResumeAsync(purchase, command.Email, cancellationToken)
            : throw new InvalidOperationException($"Purchase {record.Purchase} is missing, although its idempotency key is stored.");
    }

    private async Task<IdempotencyRecord?> FindRecordAsync(CheckoutCommand command, CancellationToken cancellationToken) =>
        command.IdempotencyKey is { } key ? await ledger.FindAsync(command.User, LedgerKey.Checkout(key), cancellationToken) : null;
}
