using System.Text.Json;
using Azure.Data.Tables;
using CreditFunctions.Core.Facts;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Purchases;

/// <summary>The stored form of a purchase.</summary>
internal static class TablePurchaseRow
{
    public const string Prefix = "purchase|";

    public static string Key(PurchaseId id) => Prefix + id.Value;

    public static TableEntity From(Purchase purchase)
    {
        var terms = purchase.Terms;
        var row = new TableEntity(TableKey.Partition(purchase.User.Value), Key(purchase.Id))
        {
            ["PurchaseId"] = purchase.Id.Value,
            ["UserId"] = purchase.User.Value,
            ["PackId"] = terms.PackId,
            ["PackName"] = terms.PackName,
            ["Credits"] = terms.Credits,
            ["Amount"] = terms.Price.Amount,
            ["Currency"] = terms.Price.Currency,
            ["SuccessUrl"] = terms.SuccessUrl,
            ["CancelUrl"] = terms.CancelUrl,
            ["ExpiresAt"] = terms.ExpiresAt,
            ["AllowPromotionCodes"] = terms.AllowPromotionCodes,
            ["AdaptivePricing"] = terms.AdaptivePricing,
            ["InvoiceCreation"] = terms.InvoiceCreation,
            ["CreatedAt"] = purchase.CreatedAt,
            ["Attempt"] = purchase.Attempt,
            ["PurchasedCredits"] = purchase.PurchasedCredits,
            ["ReversedCredits"] = purchase.ReversedCredits,

            // For people who look at the table; never read back, the facts decide.
            ["Status"] = purchase.Settlement.Status.ToString(),
        };
        row.SetLongText("Facts", FactsJson.Write(purchase.Facts));
        SetWhereKnown(row, "StripePriceId", terms.StripePriceId);
        SetWhereKnown(row, "CustomerId", terms.CustomerId);
        SetWhereKnown(row, "ReceiptDigest", terms.ReceiptDigest);
        SetWhereKnown(row, "SessionId", purchase.SessionId);
        SetWhereKnown(row, "SessionUrl", purchase.SessionUrl);
        SetWhereKnown(row, "PaymentIntent", Ledger.Settlement.PayingIntent(purchase.Facts));
        return row;
    }

    public static Versioned<Purchase> Read(TableEntity row) => new(
        new Purchase
        {
            Id = PurchaseId.TryParse(row.Text("PurchaseId"), out var id) ? id : throw row.Corrupt("PurchaseId is not one of ours"),
            User = UserId.TryCreate(row.Text("UserId"), out var user) ? user : throw row.Corrupt("UserId is not a user id"),
            Terms = ReadTerms(row),
            CreatedAt = row.Time("CreatedAt"),
            Attempt = row.Int32("Attempt"),
            SessionId = row.TextOrNull("SessionId"),
            SessionUrl = row.TextOrNull("SessionUrl"),
            Facts = ReadFacts(row),
            PurchasedCredits = row.Int64("PurchasedCredits"),
            ReversedCredits = row.Int64("ReversedCredits"),
        },
        row.ETag.ToString());

    private static CheckoutTerms ReadTerms(TableEntity row) => new(
        row.Text("PackId"),
        row.Text("PackName"),
        row.Int64("Credits"),
        new Price(row.Int64("Amount"), row.Text("Currency")),
        row.TextOrNull("StripePriceId"),
        row.Text("SuccessUrl"),
        row.Text("CancelUrl"),
        row.Time("ExpiresAt"),
        row.Boolean("AllowPromotionCodes"),
        row.Boolean("AdaptivePricing"),
        row.BooleanOrNull("InvoiceCreation") ?? false,
        row.TextOrNull("CustomerId"),
        row.TextOrNull("ReceiptDigest"));

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

    private static void SetWhereKnown(TableEntity row, string member, string? value)
    {
        if (value is not null)
        {
            row[member] = value;
        }
    }
}
