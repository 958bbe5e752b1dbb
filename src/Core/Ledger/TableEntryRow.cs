using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Ledger;

/// <summary>The stored form of a ledger entry. Newer entries sort first, so that a page of the ledger is one range.</summary>
internal static class TableEntryRow
{
    public const string Prefix = "entry|";

    public static TableEntity From(UserId user, LedgerEntry entry)
    {
        var row = new TableEntity(TableKey.Partition(user.Value), Key(entry.Sequence))
        {
            ["Sequence"] = entry.Sequence,
            ["Kind"] = Name(entry.Kind),
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

        return row;
    }

    private static string Key(long sequence) => Prefix + (long.MaxValue - sequence).ToString("D19", CultureInfo.InvariantCulture);

    private static string Name(EntryKind kind) => kind switch
    {
        EntryKind.Grant => "grant",
        EntryKind.Reversal => "reversal",
        EntryKind.Restore => "restore",
        EntryKind.Spend => "spend",
        EntryKind.Adjustment => "adjustment",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of entry has no stored name."),
    };
}
