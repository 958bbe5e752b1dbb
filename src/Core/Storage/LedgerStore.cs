using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage.Rows;

namespace CreditFunctions.Core.Storage;

/// <summary>Reads and writes rows of a user's partition. Every write inserts a row or replaces the version that was read.</summary>
public sealed class LedgerStore(TableStorage storage)
{
    /// <summary>The balance of a user; zero for a new one.</summary>
    public async Task<Balance> ReadBalanceAsync(UserId user, CancellationToken cancellationToken) =>
        (await ReadAsync(user, [LedgerKey.Balance], cancellationToken)).Balance;

    /// <summary>A row, or null.</summary>
    public async Task<TRow?> FindAsync<TRow>(UserId user, LedgerKey<TRow> key, CancellationToken cancellationToken)
        where TRow : class, ILedgerRow => (await ReadAsync(user, [key], cancellationToken)).Find(key);

    /// <summary>A purchase, or null.</summary>
    public Task<Purchase?> FindAsync(PurchaseKey purchase, CancellationToken cancellationToken) =>
        FindAsync(purchase.User, LedgerKey.Purchase(purchase.Id), cancellationToken);

    /// <summary>The purchase that a Checkout session of this user belongs to, or null. Another user's session is not found.</summary>
    public async Task<Purchase?> FindBySessionAsync(UserId user, string sessionId, CancellationToken cancellationToken) =>
        await FindAsync(user, LedgerKey.Session(sessionId), cancellationToken) is { } session
            ? await FindAsync(user, LedgerKey.Purchase(session.Purchase), cancellationToken)
            : null;

    /// <summary>Reads rows concurrently.</summary>
    internal async Task<LedgerSnapshot> ReadAsync(UserId user, IReadOnlyCollection<LedgerKey> keys, CancellationToken cancellationToken)
    {
        var partition = TableKey.Partition(user.Value);
        var rows = await Task.WhenAll(keys.Select(key => storage.Credits.FindAsync(partition, LedgerRows.RowKey(key), cancellationToken)));
        return new LedgerSnapshot(keys.Zip(rows)
            .Where(pair => pair.Second is not null)
            .ToDictionary(pair => pair.First, pair => LedgerRows.Read(pair.First, pair.Second!)));
    }

    /// <summary>Writes rows in one entity group transaction, in the order given.</summary>
    /// <returns>False after a conflict, or if the outcome is unknown. The caller must read and decide again.</returns>
    internal async Task<bool> TryWriteAsync(
        UserId user, LedgerSnapshot read, IEnumerable<ILedgerRow> rows, string commitId, CancellationToken cancellationToken)
    {
        try
        {
            await storage.Credits.SubmitTransactionAsync(rows.Select(row => Action(user, read, row, commitId)), cancellationToken);
            return true;
        }
        catch (Exception failure) when (StorageFailure.IsConflict(failure) || (StorageFailure.IsUnavailable(failure) && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private static TableTransactionAction Action(UserId user, LedgerSnapshot read, ILedgerRow row, string commitId)
    {
        var entity = LedgerRows.ToEntity(user, row);
        entity[LedgerRows.CommitId] = commitId;
        return read.FindStored(row.Key) is { } stored
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, new ETag(stored.Version))
            : new TableTransactionAction(TableTransactionActionType.Add, entity);
    }
}
