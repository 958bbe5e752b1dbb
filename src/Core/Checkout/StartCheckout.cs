using System.Diagnostics;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Checkout;

/// <summary>
/// Starts a purchase. Its row is written as <c>pending</c> before anything is created at Stripe, and holds everything that Stripe is sent.
/// If this stops anywhere, a repeated request continues with the same purchase and session, even if the catalogue has changed.
/// </summary>
public sealed partial class StartCheckout(
    PricedPacks packs,
    PurchaseFactory factory,
    PurchaseStore purchases,
    CheckoutSessionCreator sessions,
    ILogger<StartCheckout> logger)
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
        var purchase = await factory.CreateAsync(command, priced, cancellationToken);
        var record = command.RecordFor(purchase.Id);
        if (await purchases.TryAddAsync(purchase, command.IdempotencyKey, record, cancellationToken))
        {
            Log.PurchaseStarted(logger, purchase.User.Value, priced.Id, purchase.Id.Value, priced.Credits, priced.Price.Amount, priced.Price.Currency);
            return await sessions.CreateAsync(purchase, command.Email, cancellationToken);
        }

        // Another request with the same key was faster, or this was our own insert, whose response was lost.
        return await RepeatAsync(command, await FindRecordAsync(command, cancellationToken) ?? record, cancellationToken);
    }

    private async Task<StartCheckoutOutcome> RepeatAsync(CheckoutCommand command, IdempotencyRecord record, CancellationToken cancellationToken)
    {
        if (record != command.RecordFor(record.Purchase))
        {
            return new StartCheckoutOutcome.IdempotencyKeyReused();
        }

        return await purchases.FindAsync(new PurchaseKey(command.User, record.Purchase), cancellationToken) is { Value: var purchase }
            ? await sessions.ResumeAsync(purchase, command.Email, cancellationToken)
            : throw new InvalidOperationException($"Purchase {record.Purchase} is missing, although its idempotency key is stored.");
    }

    private async Task<IdempotencyRecord?> FindRecordAsync(CheckoutCommand command, CancellationToken cancellationToken) =>
        command.IdempotencyKey is { } key ? await purchases.FindRecordAsync(command.User, key, cancellationToken) : null;

    private static partial class Log
    {
        [LoggerMessage(EventId = 300, EventName = "credit.purchase.started", Level = LogLevel.Information, Message = "credit.purchase.started: user {UserId}, pack {PackId}, purchase {PurchaseId}, {Credits} credits for {Amount} {Currency}.")]
        public static partial void PurchaseStarted(ILogger logger, string userId, string packId, string purchaseId, long credits, long amount, string currency);
    }
}
