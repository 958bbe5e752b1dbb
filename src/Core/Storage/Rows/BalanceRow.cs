using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;

namespace CreditFunctions.Core.Storage.Rows;

/// <summary>The stored form of a balance.</summary>
internal static class BalanceRow
{
    public const string Key = "balance";

    public static void Write(TableEntity row, UserId user, Balance balance)
    {
        row["UserId"] = user.Value;
        row["Balance"] = balance.Credits;
        row["Sequence"] = balance.Sequence;
        row["Purchased"] = balance.Purchased;
        row["Spent"] = balance.Spent;
        row["Reversed"] = balance.Reversed;
        row.SetIfKnown("UpdatedAt", balance.UpdatedAt);
    }

    public static Balance Read(TableEntity row) => new(
        row.Int64("Balance"),
        row.Int64("Sequence"),
        row.Int64("Purchased"),
        row.Int64("Spent"),
        row.Int64("Reversed"),
        row.TimeOrNull("UpdatedAt"));
}
