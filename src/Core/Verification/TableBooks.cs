using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Verification;

/// <summary>Reads all that is stored of a user, for those who compare it.</summary>
public sealed class TableBooks(TableStorage storage)
{
    /// <summary>The balance, all entries (oldest first) and all purchases of a user.</summary>
    public async Task<(Balance Balance, IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<Purchase> Purchases)> ReadAsync(
        UserId user, CancellationToken cancellationToken)
    {
        var balance = Balance.Zero;
        var entries = new List<LedgerEntry>();
        var purchases = new List<Purchase>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Partition(user.Value)}");
        await foreach (var row in storage.Credits.QueryAsync<TableEntity>(filter, maxPerPage: null, select: null, cancellationToken))
        {
            if (row.RowKey == TableBalanceRow.Key)
            {
                balance = TableBalanceRow.Read(row).Value;
            }
            else if (row.RowKey.StartsWith(TableEntryRow.Prefix, StringComparison.Ordinal))
            {
                entries.Add(TableEntryRow.Read(row));
            }
            else if (row.RowKey.StartsWith(TablePurchaseRow.Prefix, StringComparison.Ordinal))
            {
                purchases.Add(TablePurchaseRow.Read(row).Value);
            }
        }

        entries.Reverse(); // Stored newest first.
        return (balance, entries, purchases);
    }

    /// <summary>A page of the users who have a balance, in the order of their keys; null where a balance names none. Reads across partitions: for operators only.</summary>
    public async Task<(IReadOnlyList<(string Partition, UserId? User)> Users, string? NextCursor)> UsersAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var users = new List<(string Partition, UserId? User)>();
        var filter = TableClient.CreateQueryFilter($"RowKey eq {TableBalanceRow.Key} and PartitionKey gt {cursor ?? ""}");
        await foreach (var row in storage.Credits.QueryAsync<TableEntity>(filter, limit, ["PartitionKey", "RowKey", "UserId"], cancellationToken))
        {
            if (users.Count == limit)
            {
                return (users, users[^1].Partition); // One more than asked for: there is a next page.
            }

            users.Add((row.PartitionKey, UserId.TryCreate(row["UserId"] as string, out var user) ? user : null));
        }

        return (users, null);
    }
}
