using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Storage.Rows;

namespace CreditFunctions.Core.Queries;

/// <summary>
/// Reads a user's ledger entries and purchases, newest first. Their row keys sort in that order, so a page is one range query and costs the
/// same anywhere in the history.
/// </summary>
public sealed class HistoryReader(TableStorage storage)
{
    /// <summary>Reads a page of ledger entries.</summary>
    /// <param name="user">The user.</param>
    /// <param name="after">The key to continue after; null starts with the newest entry.</param>
    /// <param name="limit">The maximum number of entries.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<Page<LedgerEntry>> ReadEntriesAsync(UserId user, string? after, int limit, CancellationToken cancellationToken) => storage.Credits.PageAsync(
        TableQuery.Prefix(TableKey.Partition(user.Value), EntryRow.Prefix, after),
        limit,
        EntryRow.Read,
        static row => row.RowKey[EntryRow.Prefix.Length..],
        cancellationToken);

    /// <summary>Reads a page of purchases.</summary>
    /// <inheritdoc cref="ReadEntriesAsync"/>
    public Task<Page<Purchase>> ReadPurchasesAsync(UserId user, string? after, int limit, CancellationToken cancellationToken) => storage.Credits.PageAsync(
        TableQuery.Prefix(TableKey.Partition(user.Value), PurchaseRow.Prefix, after),
        limit,
        static row => PurchaseRow.Read(row),
        static row => row.RowKey[PurchaseRow.Prefix.Length..],
        cancellationToken);
}
