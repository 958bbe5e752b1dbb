using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;

namespace CreditFunctions.Core.Storage.Rows;

/// <summary>The stored form of a ledger entry. Newer entries sort first, so that a page of the ledger is one range of keys.</summary>
internal static class EntryRow
{
    public const string Prefix = "entry|";

    public const string End = "entry}";

    public static string Key(long sequence) => Prefix + (long.MaxValue - sequence).ToString("D19", CultureInfo.InvariantCulture);

    public static void Write(TableEntity row, LedgerEntry entry)
    {
        row["Sequence"] = entry.Sequence;
        row["Kind"] = entry.Kind.ToString().ToLowerInvariant();
        row["Credits"] = entry.Credits;
        row["BalanceAfter"] = entry.BalanceAfter;
        row["Cause"] = entry.Cause;
        row["At"] = entry.At;
        row.SetIfKnown("PurchaseId", entry.Purchase?.Value);
        row.SetIfKnown("Reason", entry.Reason);
        row.SetIfKnown("Actor", entry.Actor);
    }

    public static LedgerEntry Read(TableEntity row) => new(
        row.Int64("Sequence"),
        Kind(row),
        row.Int64("Credits"),
        row.Int64("BalanceAfter"),
        row.TextOrNull("PurchaseId") is null ? null : row.PurchaseId(),
        row.Text("Cause"),
        row.TextOrNull("Reason"),
        row.Time("At"),
        row.TextOrNull("Actor"));

    private static EntryKind Kind(TableEntity row) =>
        Enum.TryParse<EntryKind>(row.Text("Kind"), ignoreCase: true, out var kind) ? kind : throw row.Corrupt("Kind is unknown");
}
