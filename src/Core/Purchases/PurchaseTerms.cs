using CreditFunctions.Core.Packs;

namespace CreditFunctions.Core.Purchases;

/// <summary>
/// Everything that goes into the Checkout session, frozen with the purchase: Stripe answers a repeated idempotency key only when the
/// parameters are the same to the letter.
/// </summary>
public sealed record PurchaseTerms(
    string PackId,
    string PackName,
    long Credits,
    Price Price,
    string? StripePriceId,
    string SuccessUrl,
    string CancelUrl,
    DateTimeOffset ExpiresAt,
    bool AllowPromotionCodes,
    bool AdaptivePricing,
    bool InvoiceCreation = false,
    string? CustomerId = null,
    string? ReceiptDigest = null);
