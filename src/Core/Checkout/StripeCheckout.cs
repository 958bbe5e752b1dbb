using System.Globalization;
using CreditFunctions.Core.Payments;
using CreditFunctions.Core.Purchases;
using Stripe;
using Stripe.Checkout;

namespace CreditFunctions.Core.Checkout;

/// <summary>Creates Checkout sessions. What is sent is a function of the stored purchase, and of an address that it has the digest of, so that a repeat is the same request.</summary>
public sealed class StripeCheckout(StripeCalls stripe)
{
    /// <summary>Stripe takes a <c>client_reference_id</c> of at most 200 characters.</summary>
    private const int ClientReferenceMax = 200;

    /// <summary>Creates the session of a purchase's current attempt, or gets the one that an earlier try has created.</summary>
    public async Task<CheckoutSession> CreateAsync(Purchase purchase, string? receiptEmail, CancellationToken cancellationToken)
    {
        var session = await stripe.RunAsync(
            (api, token) => api.Checkout.Sessions.CreateAsync(
                Options(purchase, receiptEmail),
                new RequestOptions { IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"checkout:{purchase.Id}:{purchase.Attempt}") },
                token),
            cancellationToken);
        return session is { Id: { Length: > 0 } id, Url: { Length: > 0 } url }
            ? new CheckoutSession(id, url)
            : throw new StripeUnavailableException("Stripe answered with a session that has no id or no url.");
    }

    private static SessionCreateOptions Options(Purchase purchase, string? receiptEmail) => new()
    {
        ClientReferenceId = purchase.User.Value.Length <= ClientReferenceMax ? purchase.User.Value : null,
        Mode = "payment",
        LineItems = [LineItem(purchase.Terms)],
        SuccessUrl = purchase.Terms.SuccessUrl,
        CancelUrl = purchase.Terms.CancelUrl,
        ExpiresAt = purchase.Terms.ExpiresAt.UtcDateTime,
        AllowPromotionCodes = purchase.Terms.AllowPromotionCodes,
        AdaptivePricing = new SessionAdaptivePricingOptions { Enabled = purchase.Terms.AdaptivePricing },
        InvoiceCreation = purchase.Terms.InvoiceCreation ? new SessionInvoiceCreationOptions { Enabled = true } : null,
        Customer = purchase.Terms.CustomerId,
        Metadata = Metadata(purchase),
        PaymentIntentData = new SessionPaymentIntentDataOptions
        {
            Metadata = Metadata(purchase), // Refunds and disputes name only the intent.
            ReceiptEmail = receiptEmail,
        },
    };

    private static SessionLineItemOptions LineItem(PurchaseTerms terms) => terms.StripePriceId is { } price
        ? new SessionLineItemOptions { Price = price, Quantity = 1 }
        : new SessionLineItemOptions
        {
            PriceData = new SessionLineItemPriceDataOptions
            {
                Currency = terms.Price.Currency,
                UnitAmount = terms.Price.Amount,
                ProductData = new SessionLineItemPriceDataProductDataOptions { Name = terms.PackName },
            },
            Quantity = 1,
        };

    private static Dictionary<string, string> Metadata(Purchase purchase) => new()
    {
        [PurchaseMetadata.Type] = PurchaseMetadata.CreditPurchase,
        [PurchaseMetadata.PurchaseId] = purchase.Id.Value,
        [PurchaseMetadata.UserId] = purchase.User.Value,
        [PurchaseMetadata.PackId] = purchase.Terms.PackId,
        [PurchaseMetadata.Credits] = purchase.Terms.Credits.ToString(CultureInfo.InvariantCulture),
    };
}
