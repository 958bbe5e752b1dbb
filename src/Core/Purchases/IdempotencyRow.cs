using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Purchases;

/// <summary>Makes a double click one purchase: inserted together with it, under the caller's idempotency key.</summary>
internal static class IdempotencyRow
{
    public static string Key(string idempotencyKey) => TableKey.Row("checkout", idempotencyKey);

    public static TableEntity From(UserId user, string idempotencyKey, IdempotencyRecord request)
    {
        var row = new TableEntity(TableKey.Partition(user.Value), Key(idempotencyKey))
        {
            ["PurchaseId"] = request.Purchase.Value,
            ["PackId"] = request.PackId,
        };
        if (request.Credits is { } credits)
        {
            row["Credits"] = credits;
        }

        if (request.Currency is { } currency)
        {
            row["Currency"] = currency;
        }

        return row;
    }

    public static IdempotencyRecord Read(TableEntity row) => new(
        PurchaseId.TryParse(row.Text("PurchaseId"), out var id) ? id : throw row.Corrupt("PurchaseId is not one of ours"),
        row.Text("PackId"),
        row.Int64OrNull("Credits"),
        row.TextOrNull("Currency"));
}
