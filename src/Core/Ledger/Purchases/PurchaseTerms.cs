namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>
/// Everything that the Checkout session is created from. It is stored with the purchase, because Stripe accepts a repeated idempotency key only
/// with identical parameters.
/// </summary>
public sealed record PurchaseTerms
{
    public required string PackId { get; init; }

    public required string PackName { get; init; }

    public required long Credits { get; init; }

    /// <summary>The price before tax.</summary>
    public required Price Price { get; init; }

    /// <summary>Set if Stripe's catalogue holds the price.</summary>
    public string? StripePriceId { get; init; }

    public required string SuccessUrl { get; init; }

    public required string CancelUrl { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public bool AllowPromotionCodes { get; init; }

    public bool AdaptivePricing { get; init; }

    public bool InvoiceCreation { get; init; }

    /// <summary>The user's Stripe customer; null until it is known.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The installation that sells it; null if it has no name.</summary>
    public string? Installation { get; init; }

    /// <summary>Identifies the receipt address without revealing it; null if Stripe sends no receipt.</summary>
    public string? ReceiptDigest { get; init; }
}
