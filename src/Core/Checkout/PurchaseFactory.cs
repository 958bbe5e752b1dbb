using CreditFunctions.Core.Access;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Stripe;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Checkout;

/// <summary>Decides the terms of a purchase from the settings and the time.</summary>
public sealed class PurchaseFactory(IOptions<CheckoutOptions> options, EventPolicy policy, TimeProvider time)
{
    /// <summary>
    /// Stripe rejects a session that expires in less than 30 minutes. This must stay below the smallest configurable lifetime, or no attempt
    /// would have enough time left.
    /// </summary>
    private static readonly TimeSpan TimeLeftMin = TimeSpan.FromMinutes(30) + TimeSpan.FromSeconds(15);

    /// <summary>A purchase that is not stored yet.</summary>
    public Purchase Create(CheckoutCommand command, CreditPack pack)
    {
        var (now, settings) = (time.GetUtcNow(), options.Value);
        var id = PurchaseId.New(now);
        return new Purchase
        {
            Id = id,
            User = command.User,
            CreatedAt = now,
            Terms = new PurchaseTerms
            {
                PackId = pack.Id,
                PackName = pack.Name,
                Credits = pack.Credits,
                Price = pack.Price,
                StripePriceId = pack.StripePriceId,
                SuccessUrl = settings.SuccessUrl,
                CancelUrl = settings.CancelUrl,
                ExpiresAt = now + settings.SessionLifetime,
                AllowPromotionCodes = settings.AllowPromotionCodes,
                AdaptivePricing = settings.AdaptivePricing,
                InvoiceCreation = settings.InvoiceCreation,
                Installation = policy.Installation,
                ReceiptDigest = ReceiptFor(id, command.Email)?.Digest,
            },
        };
    }

    /// <summary>Where Stripe is to send the receipt; null for none.</summary>
    public ReceiptAddress? ReceiptFor(PurchaseId purchase, VerifiedEmail? email) =>
        options.Value.SendReceipts && email is not null ? ReceiptAddress.Of(purchase, email) : null;

    /// <summary>Whether Stripe would no longer accept the current attempt's terms, or they name another receipt address.</summary>
    public bool IsOutdated(Purchase purchase, ReceiptAddress? receipt) =>
        purchase.Terms.ExpiresAt - time.GetUtcNow() < TimeLeftMin || purchase.Terms.ReceiptDigest != receipt?.Digest;

    /// <summary>Whether the session of the current attempt must have expired.</summary>
    public bool IsOverdue(Purchase purchase) => purchase.Terms.ExpiresAt <= time.GetUtcNow();

    /// <summary>The terms of another attempt: it expires later, and its receipt may go elsewhere.</summary>
    public NextAttempt NextAttempt(ReceiptAddress? receipt) => new(options.Value.SessionLifetime, receipt?.Digest);
}
