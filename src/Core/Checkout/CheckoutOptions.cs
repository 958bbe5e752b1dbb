namespace CreditFunctions.Core.Checkout;

/// <summary>Settings under <c>Checkout</c>.</summary>
public sealed class CheckoutOptions
{
    public const string Section = "Checkout";

    /// <summary>Where Stripe sends the buyer after paying; Stripe replaces <c>{CHECKOUT_SESSION_ID}</c>. Never taken from a request.</summary>
    public string SuccessUrl { get; init; } = "";

    /// <summary>Where Stripe sends a buyer who turns back.</summary>
    public string CancelUrl { get; init; } = "";

    /// <summary>
    /// How long a buyer may take. Stripe allows 30 minutes to 24 hours, counted at its own clock when the call arrives, so that either
    /// limit itself fails on a retry.
    /// </summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Whether buyers may enter Stripe promotion codes; without it, a discounted payment is held for review.</summary>
    public bool AllowPromotionCodes { get; init; }

    /// <summary>Whether Stripe may show the price in the buyer's own currency.</summary>
    public bool AdaptivePricing { get; init; }

    /// <summary>Whether Stripe makes an invoice of each purchase, and sends it; a plain payment has a receipt only.</summary>
    public bool InvoiceCreation { get; init; }

    /// <summary>Whether Stripe sends a receipt to the address that the buyer's token states and calls verified.</summary>
    public bool SendReceipts { get; init; }
}
