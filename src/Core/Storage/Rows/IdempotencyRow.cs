using Azure.Data.Tables;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Storage.Rows;

/// <summary>The stored form of what was requested under the idempotency key of a checkout.</summary>
internal static class IdempotencyRow
{
    public static string Key(string idempotencyKey) => TableKey.Row("checkout", idempotencyKey);

    public static void Write(TableEntity row, IdempotencyRecord record)
    {
        row["PurchaseId"] = record.Purchase.Value;
        row["PackId"] = record.PackId;
        row.SetIfKnown("Credits", record.Credits);
        row.SetIfKnown("Currency", record.Currency);
    }

    /// <param name="row">The row.</param>
    /// <param name="idempotencyKey">The key under which it was read: its stored form may be a digest.</param>
    public static IdempotencyRecord Read(TableEntity row, string idempotencyKey) =>
        new(idempotencyKey, row.PurchaseId(), row.Text("PackId"), row.Int64OrNull("Credits"), row.TextOrNull("Currency"));
}
