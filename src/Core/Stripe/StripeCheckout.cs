using System.Globalization;
using CreditFunctions.Core.Ledger.Purchases;
using Microsoft.Extensions.Logging;
using Stripe;
using Stripe.Checkout;

namespace CreditFunctions.Core.Stripe;

/// <summary>
/// Creates Checkout sessions. The request depends only on the stored purchase and on a receipt address whose digest the purchase stores, so a
/// repeat sends identical parameters.
/// </summary>
public sealed partial class StripeCheckout(StripeCalls stripe, ILogger<StripeCheckout> logger)
{
    /// <summary>Stripe accepts a <c>client_reference_id</c> of at most 200 characters.</summary>
    private const int ClientReferenceMax = 200;

    /// <summary>Creates the session of a purchase's current attempt, or returns the one that an earlier request created.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not respond.</exception>
    /// <exception cref="StripeRefusedException">Stripe rejected the session for a reason that another attempt would not change.</exception>
    public async Task<SessionCreation> CreateAsync(Purchase purchase, string? receiptEmail, CancellationToken cancellationToken)
    {
        var request = new RequestOptions { IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"checkout:{purchase.Id}:{purchase.Attempt}") };
        try
        {
            var session = await stripe.RunAsync(
                (api, token) => api.Checkout.Sessions.CreateAsync(Options(purchase, receiptEmail), request, token), cancellationToken);
            return session is { Id: { Length: > 0 } id, Url: { Length: > 0 } url }
                ? new SessionCreation.Created(id, url)
                : throw new StripeUnavailableException("Stripe returned a session without an id or a url.");
        }
        catch (StripeSavedFailureException)
        {
            Log.SavedFailure(logger, purchase.Id.Value, purchase.Attempt);
            return new SessionCreation.SavedFailure();
        }
        catch (StripeRefusedException failure) when (failure is { Code: "resource_missing", Parameter: "customer" })
        {
            return new SessionCreation.CustomerGone();
        }
        catch (StripeRefusedException failure) when (receiptEmail is not null && failure is { Code: "email_invalid" } or { Parameter: "payment_intent_data[receipt_email]" })
        {
            Log.ReceiptRefused(logger, purchase.Id.Value);
            return new SessionCreation.ReceiptRefused();
        }
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

    private static Dictionary<string, string> Metadata(Purchase purchase)
    {
        var metadata = new Dictionary<string, string>
        {
            [PurchaseMetadata.Type] = PurchaseMetadata.CreditPurchase,
            [PurchaseMetadata.PurchaseId] = purchase.Id.Value,
            [PurchaseMetadata.UserId] = purchase.User.Value,
            [PurchaseMetadata.PackId] = purchase.Terms.PackId,
            [PurchaseMetadata.Credits] = purchase.Terms.Credits.ToString(CultureInfo.InvariantCulture),
        };
        if (purchase.Terms.Installation is { } installation)
        {
            metadata[PurchaseMetadata.Installation] = installation;
        }

        return metadata;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 310, Level = LogLevel.Warning, Message = "Stripe repeated a saved failure for purchase {PurchaseId}, attempt {Attempt}; starting another attempt.")]
        public static partial void SavedFailure(ILogger logger, string purchaseId, int attempt);

        [LoggerMessage(EventId = 311, Level = LogLevel.Warning, Message = "Stripe rejected the receipt address of purchase {PurchaseId}; the sale continues without a receipt.")]
        public static partial void ReceiptRefused(ILogger logger, string purchaseId);
    }
}
