using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Ledger;

/// <summary>The stored form of a balance.</summary>
internal static class TableBalanceRow
{
    public const string Key = "balance";

    public static TableEntity From(UserId user, Balance balance)
    {
        var row = new TableEntity(TableKey.Partition(user.Value), Key)
        {
            ["UserId"] = user.Value,
            ["Balance"] = balance.Credits,
            ["Sequence"] = balance.Sequence,
            ["Purchased"] = balance.Purchased,
            ["Spent"] = balance.Spent,
            ["Reversed"] = balance.Reversed,
        };
        if (balance.UpdatedAt is { } updatedAt)
        {
            row["UpdatedAt"] = updatedAt;
        }

        return row;
    }

    public static Versioned<Balance> Read(TableEntity? row) => row is null
        ? new Versioned<Balance>(Balance.Zero, Version: null)
        : new Versioned<Balance>(
            new Balance(
                row.Int64("Balance"),
                row.Int64("Sequence"),
                row.Int64("Purchased"),
                row.Int64("Spent"),
                row.Int64("Reversed"),
                row.TimeOrNull("UpdatedAt")),
            row.ETag.ToString());
}
