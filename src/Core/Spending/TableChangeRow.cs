using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Spending;

/// <summary>Makes a spend or an adjustment happen once: inserted together with its entry, under the caller's key.</summary>
internal static class TableChangeRow
{
    public static string Key(BalanceChange change) => TableKey.Row(change.Kind == EntryKind.Spend ? "spend" : "adjust", change.Key);

    public static TableEntity From(UserId user, MadeChange made)
    {
        var row = new TableEntity(TableKey.Partition(user.Value), Key(made.Change))
        {
            ["Key"] = made.Change.Key,
            ["Credits"] = made.Change.Credits,
            ["BalanceAfter"] = made.BalanceAfter,
            ["Sequence"] = made.Sequence,
        };
        if (made.Change.Reason is { } reason)
        {
            row["Reason"] = reason;
        }

        if (made.Change.Actor is { } actor)
        {
            row["Actor"] = actor;
        }

        return row;
    }

    public static MadeChange Read(TableEntity row, EntryKind kind) => new(
        new BalanceChange(kind, row.Text("Key"), row.Int64("Credits"), row.TextOrNull("Reason"), row.TextOrNull("Actor")),
        row.Int64("BalanceAfter"),
        row.Int64("Sequence"));
}
