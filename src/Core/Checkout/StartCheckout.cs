using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Payments;
using CreditFunctions.Core.Purchases;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Checkout;

/// <summary>
/// Begins a purchase. The row <c>pending</c> is written before anything is made at Stripe, and all that Stripe is told stands in it: wherever
/// this stops, the next try goes on with the same purchase and the same session, whatever became of the catalogue.
/// </summary>
public sealed partial class StartCheckout(
    PackCatalog catalog,
    StripePacks stripePacks,
    CustomerStore customers,
    TablePurchases purchases,
    OpenPurchaseStore openPurchases,
    OpenCheckoutSession openSession,
    IOptions<CheckoutOptions> options,
    TimeProvider time,
    ILogger<StartCheckout> logger)
{
    /// <exception cref="StripeUnavailableException">Stripe did not answer; the same request may be sent again.</exception>
    /// <exception cref="StripeRefusedException">Stripe refused: the settings or the catalogue are wrong.</exception>
    public async Task<StartCheckoutOutcome> StartAsync(CheckoutCommand order, CancellationToken cancellationToken)
    {
        if (await EarlierAsync(order, cancellationToken) is { } earlier)
        {
            return await ContinueAsync(order, earlier, cancellationToken);
        }

        if (Offer.Refusal(order, catalog, out var found) is { } refusal)
        {
            return refusal;
        }

        // Asked before the row is written, in which credits and price stand: a question makes nothing at Stripe that could be lost.
        var offer = await PricedAsync(found!, cancellationToken);
        var purchase = Begin(order, offer, await customers.FindAsync(order.User, cancellationToken) is { Value.Id: var known } ? known : null);
        var request = order.RecordFor(purchase.Id);
        await openPurchases.AddAsync(purchase, cancellationToken);
        if (await purchases.TryAddAsync(purchase, order.IdempotencyKey, request, cancellationToken))
        {
            Log.PurchaseStarted(logger, purchase.User.Value, offer.PackId, purchase.Id.Value, offer.Credits, offer.Price.Amount, offer.Price.Currency);
            return await openSession.OpenAsync(purchase, order.Email, cancellationToken);
        }

        // A second click was faster, or it was our own insert, whose answer was lost.
        return await ContinueAsync(order, await EarlierAsync(order, cancellationToken) ?? request, cancellationToken);
    }

    private async Task<IdempotencyRecord?> EarlierAsync(CheckoutCommand order, CancellationToken cancellationToken) =>
        order.IdempotencyKey is { } key ? await purchases.FindRecordAsync(order.User, key, cancellationToken) : null;

    /// <summary>Where Stripe's catalogue holds the price, credits and amount are those that stand there now.</summary>
    private async Task<Offer> PricedAsync(Offer offer, CancellationToken cancellationToken)
    {
        if (offer.StripePriceId is null || catalog.Find(offer.PackId, offer.Price.Currency) is not { } pack)
        {
            return offer;
        }

        var priced = await stripePacks.PricedAsync(pack, cancellationToken)
            ?? throw new StripeUnavailableException($"Pack {offer.PackId} cannot be sold at its price in Stripe's catalogue.");
        return offer with { Credits = priced.Credits, Price = priced.Price };
    }

    private Purchase Begin(CheckoutCommand order, Offer offer, string? customerId)
    {
        var now = time.GetUtcNow();
        var settings = options.Value;
        var id = PurchaseId.New(now);
        return new Purchase
        {
            Id = id,
            User = order.User,
            CreatedAt = now,
            Terms = new PurchaseTerms(
                offer.PackId,
                offer.Name,
                offer.Credits,
                offer.Price,
                offer.StripePriceId,
                settings.SuccessUrl,
                settings.CancelUrl,
                now + settings.SessionLifetime,
                settings.AllowPromotionCodes,
                settings.AdaptivePricing,
                settings.InvoiceCreation,
                customerId,
                ReceiptAddress.Of(order.Email, id, settings)?.Digest),
        };
    }

    private async Task<StartCheckoutOutcome> ContinueAsync(CheckoutCommand order, IdempotencyRecord earlier, CancellationToken cancellationToken)
    {
        if (earlier != order.RecordFor(earlier.Purchase))
        {
            return new StartCheckoutOutcome.IdempotencyKeyReused();
        }

        return await purchases.FindAsync(new PurchaseName(order.User, earlier.Purchase), cancellationToken) is { Value: var purchase }
            ? await openSession.OpenAsync(purchase, order.Email, cancellationToken)
            : throw new InvalidOperationException("A purchase could not be inserted, yet nothing stands in its place.");
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 300, EventName = "credit.purchase.started", Level = LogLevel.Information, Message = "credit.purchase.started: user {UserId}, pack {PackId}, purchase {PurchaseId}, {Credits} credits for {Amount} {Currency}.")]
        public static partial void PurchaseStarted(ILogger logger, string userId, string packId, string purchaseId, long credits, long amount, string currency);
    }
}
