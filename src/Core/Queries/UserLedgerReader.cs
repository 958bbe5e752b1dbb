using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Storage.Rows;

namespace CreditFunctions.Core.Queries;

/// <summary>Reads everything that is stored about a user's credits, for an audit.</summary>
public sealed class UserLedgerReader(TableStorage storage)
{
    private static readonly string[] UserOnly = ["PartitionKey", "RowKey", "UserId"];

    /// <summary>Reads the balance, all entries (oldest first) and all purchases of a user.</summary>
    public async Task<(Balance Balance, IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<Purchase> Purchases)> ReadAsync(
        UserId user, CancellationToken cancellationToken)
    {
        var balance = Balance.Zero;
        var entries = new List<LedgerEntry>();
        var purchases = new List<Purchase>();
        await foreach (var row in storage.Credits.RowsAsync(TableQuery.Partition(TableKey.Partition(user.Value)), cancellationToken))
        {
            if (row.RowKey == BalanceRow.Key)
            {
                balance = BalanceRow.Read(row);
            }
            else if (row.RowKey.StartsWith(EntryRow.Prefix, StringComparison.Ordinal))
            {
                entries.Add(EntryRow.Read(row));
            }
            else if (row.RowKey.StartsWith(PurchaseRow.Prefix, StringComparison.Ordinal))
            {
                purchases.Add(PurchaseRow.Read(row));
            }
        }

        entries.Reverse(); // Stored newest first.
        return (balance, entries, purchases);
    }

    /// <summary>Reads a page of the users who have a balance. The user is null if the balance row does not name one.</summary>
    public Task<Page<(string Partition, UserId? User)>> ReadUsersAsync(string? after, int limit, CancellationToken cancellationToken) => storage.Credits.PageAsync(
        TableQuery.AllPartitions(BalanceRow.Key, after),
        limit,
        static row => (row.PartitionKey, UserId.TryCreate(row["UserId"] as string, out var user) ? user : null),
        static row => row.PartitionKey,
        cancellationToken,
        UserOnly);
}
