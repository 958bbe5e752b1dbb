using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Ledger;

/// <summary>The stored form of a ledger entry. Newer entries sort first, so that a page of the ledger is one range.</summary>
internal static class TableEntryRow
{
    public const string Prefix = "entry|";

    public const string End = "entry}";

    public static string Key(long sequence) => Prefix + (long.MaxValue - sequence).ToString("D19", CultureInfo.InvariantCulture);

    public static TableEntity From(UserId user, LedgerEntry entry)
    {
        var row = new TableEntity(TableKey.Partition(user.Value), Key(entry.Sequence))
        {
            ["Sequence"] = entry.Sequence,
            ["Kind"] = entry.Kind.ToString().ToLowerInvariant(),
            ["Credits"] = entry.Credits,
            ["BalanceAfter"] = entry.BalanceAfter,
            ["Cause"] = entry.Cause,
            ["At"] = entry.At,
        };
        if (entry.Purchase is { } purchase)
        {
            row["PurchaseId"] = purchase.Value;
        }

        if (entry.Reason is { } reason)
        {
            row["Reason"] = reason;
        }

        if (entry.Actor is { } actor)
        {
            row["Actor"] = actor;
        }

        return row;
    }

    public static LedgerEntry Read(TableEntity row) => new(
        row.Int64("Sequence"),
        Kind(row),
        row.Int64("Credits"),
        row.Int64("BalanceAfter"),
        row.TextOrNull("PurchaseId") is not { } text ? null : PurchaseId.TryParse(text, out var purchase) ? purchase : throw row.Corrupt("PurchaseId is not one of ours"),
        row.Text("Cause"),
        row.TextOrNull("Reason"),
        row.Time("At"),
        row.TextOrNull("Actor"));

    private static EntryKind Kind(TableEntity row) =>
        Enum.TryParse<EntryKind>(row.Text("Kind"), ignoreCase: true, out var kind) ? kind : throw row.Corrupt("Kind is unknown");
}
