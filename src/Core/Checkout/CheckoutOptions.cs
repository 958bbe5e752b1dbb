using System.ComponentModel.DataAnnotations;

namespace CreditFunctions.Core.Checkout;

/// <summary>Settings under <c>Checkout</c>.</summary>
public sealed class CheckoutOptions
{
    public const string Section = "Checkout";

    /// <summary>Where Stripe sends the buyer after paying; Stripe replaces <c>{CHECKOUT_SESSION_ID}</c>. Never taken from a request.</summary>
    [ReturnAddress(IsSuccess = true)]
    public string SuccessUrl { get; init; } = "";

    /// <summary>Where Stripe sends a buyer who cancels.</summary>
    [ReturnAddress]
    public string CancelUrl { get; init; } = "";

    /// <summary>
    /// How long a buyer may take. Stripe allows 30 minutes to 24 hours from the arrival of the request by its own clock, so a value at
    /// either limit would fail on a retry.
    /// </summary>
    [Range(typeof(TimeSpan), "00:31:00", "23:30:00")]
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Whether buyers may enter Stripe promotion codes; without it, a discounted payment is held for review.</summary>
    public bool AllowPromotionCodes { get; init; }

    /// <summary>Whether Stripe may show the price in the buyer's own currency.</summary>
    public bool AdaptivePricing { get; init; }

    /// <summary>Whether Stripe creates and sends an invoice for each purchase; a payment without one has only a receipt.</summary>
    public bool InvoiceCreation { get; init; }

    /// <summary>Whether Stripe sends a receipt to the e-mail address in the buyer's token, if the token calls it verified.</summary>
    public bool SendReceipts { get; init; }

    /// <summary>Whether both pages use https.</summary>
    internal bool IsHttps => new[] { SuccessUrl, CancelUrl }.All(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
}
