using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Storage.Rows;

/// <summary>Makes a double click one purchase: the row is inserted together with the purchase, under the caller's idempotency key.</summary>
internal static class IdempotencyRow
{
    public static string Key(string idempotencyKey) => TableKey.Row("checkout", idempotencyKey);

    public static TableEntity From(UserId user, string idempotencyKey, IdempotencyRecord record)
    {
        var row = new TableEntity(TableKey.Partition(user.Value), Key(idempotencyKey))
        {
            ["PurchaseId"] = record.Purchase.Value,
            ["PackId"] = record.PackId,
        };
        row.SetIfKnown("Credits", record.Credits);
        row.SetIfKnown("Currency", record.Currency);
        return row;
    }

    public static IdempotencyRecord Read(TableEntity row) =>
        new(row.PurchaseId(), row.Text("PackId"), row.Int64OrNull("Credits"), row.TextOrNull("Currency"));
}
