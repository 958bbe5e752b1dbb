using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;

namespace CreditFunctions.Core.Storage.Rows;

/// <summary>The stored form of the idempotency record of a spend or an adjustment.</summary>
internal static class ChangeRow
{
    public static void Write(TableEntity row, CompletedChange completed)
    {
        row["Key"] = completed.Change.IdempotencyKey;
        row["Credits"] = completed.Change.Credits;
        row["BalanceAfter"] = completed.BalanceAfter;
        row["Sequence"] = completed.Sequence;
        row.SetIfKnown("Reason", completed.Change.Reason);
        row.SetIfKnown("Actor", completed.Change.Actor);
    }

    public static CompletedChange Read(TableEntity row, EntryKind kind) => new(
        new ChangeBalance(kind, row.Text("Key"), row.Int64("Credits"), row.TextOrNull("Reason"), row.TextOrNull("Actor")),
        row.Int64("BalanceAfter"),
        row.Int64("Sequence"));
}
