using System.Text.Json;
using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Storage.Rows;

/// <summary>The stored form of a purchase.</summary>
internal static class PurchaseRow
{
    public const string Prefix = "purchase|";

    public static void Write(TableEntity row, Purchase purchase)
    {
        var terms = purchase.Terms;
        row["PurchaseId"] = purchase.Id.Value;
        row["UserId"] = purchase.User.Value;
        row["PackId"] = terms.PackId;
        row["PackName"] = terms.PackName;
        row["Credits"] = terms.Credits;
        row["Amount"] = terms.Price.Amount;
        row["Currency"] = terms.Price.Currency;
        row["SuccessUrl"] = terms.SuccessUrl;
        row["CancelUrl"] = terms.CancelUrl;
        row["ExpiresAt"] = terms.ExpiresAt;
        row["AllowPromotionCodes"] = terms.AllowPromotionCodes;
        row["AdaptivePricing"] = terms.AdaptivePricing;
        row["InvoiceCreation"] = terms.InvoiceCreation;
        row["CreatedAt"] = purchase.CreatedAt;
        row["Attempt"] = purchase.Attempt;
        row["PurchasedCredits"] = purchase.PurchasedCredits;
        row["ReversedCredits"] = purchase.ReversedCredits;

        // For people who look at the table. Never read back, because the status follows from the facts.
        row["Status"] = purchase.Entitlement.Status.ToString();
        row.SetLongText("Facts", FactsJson.Write(purchase.Facts));
        row.SetIfKnown("StripePriceId", terms.StripePriceId);
        row.SetIfKnown("CustomerId", terms.CustomerId);
        row.SetIfKnown("ReceiptDigest", terms.ReceiptDigest);
        row.SetIfKnown("Installation", terms.Installation);
        row.SetIfKnown("SessionId", purchase.SessionId);
        row.SetIfKnown("SessionUrl", purchase.SessionUrl);
        row.SetIfKnown("PaymentIntent", Entitlement.PayingIntent(purchase.Facts));
    }

    public static Purchase Read(TableEntity row) => new()
    {
        Id = PurchaseId.TryParse(row.Text("PurchaseId"), out var id) ? id : throw row.Corrupt("PurchaseId is not a purchase id"),
        User = UserId.TryCreate(row.Text("UserId"), out var user) ? user : throw row.Corrupt("UserId is not a user id"),
        Terms = ReadTerms(row),
        CreatedAt = row.Time("CreatedAt"),
        Attempt = row.Int32("Attempt"),
        SessionId = row.TextOrNull("SessionId"),
        SessionUrl = row.TextOrNull("SessionUrl"),
        Facts = ReadFacts(row),
        PurchasedCredits = row.Int64("PurchasedCredits"),
        ReversedCredits = row.Int64("ReversedCredits"),
    };

    private static PurchaseTerms ReadTerms(TableEntity row) => new()
    {
        PackId = row.Text("PackId"),
        PackName = row.Text("PackName"),
        Credits = row.Int64("Credits"),
        Price = new Price(row.Int64("Amount"), row.Text("Currency")),
        StripePriceId = row.TextOrNull("StripePriceId"),
        SuccessUrl = row.Text("SuccessUrl"),
        CancelUrl = row.Text("CancelUrl"),
        ExpiresAt = row.Time("ExpiresAt"),
        AllowPromotionCodes = row.Boolean("AllowPromotionCodes"),
        AdaptivePricing = row.Boolean("AdaptivePricing"),
        InvoiceCreation = row.BooleanOrNull("InvoiceCreation") ?? false,
        CustomerId = row.TextOrNull("CustomerId"),
        ReceiptDigest = row.TextOrNull("ReceiptDigest"),
        Installation = row.TextOrNull("Installation"),
    };

    private static PurchaseFacts ReadFacts(TableEntity row)
    {
        try
        {
            return FactsJson.Read(row.LongText("Facts"));
        }
        catch (JsonException failure)
        {
            throw row.Corrupt("Facts cannot be read (" + failure.Message + ")");
        }
    }
}
