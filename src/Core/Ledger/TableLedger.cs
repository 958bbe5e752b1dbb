using Azure.Data.Tables;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Spending;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Ledger;

/// <summary>
/// The ledger in a user's partition. Every write is an insert or a replace of the version that was read, all in one entity group
/// transaction: it takes place as a whole or not at all.
/// </summary>
public sealed class TableLedger(TableStorage storage)
{
    /// <summary>The event markers stand between these keys.</summary>
    internal const string MarkerFirst = "event|";

    internal const string MarkerEnd = "event}";

    private static readonly string[] TimeOnly = ["PartitionKey", "RowKey", "At"];

    /// <summary>The balance of a user; zero for a new one.</summary>
    public async Task<Balance> ReadBalanceAsync(UserId user, CancellationToken cancellationToken) =>
        (await ReadVersionedBalanceAsync(user, cancellationToken)).Value;

    /// <summary>Reads purchase, balance and event marker at the same time.</summary>
    public async Task<LedgerState> ReadAsync(PurchaseName name, string? eventId, CancellationToken cancellationToken)
    {
        var partition = TableKey.Partition(name.User.Value);
        var marker = eventId is null ? null : FindAsync(partition, TablePostingActions.MarkerKey(eventId), TimeOnly, cancellationToken);
        var purchase = FindAsync(partition, TablePurchaseRow.Key(name.Id), select: null, cancellationToken);
        var balance = ReadVersionedBalanceAsync(name.User, cancellationToken);
        await Task.WhenAll(marker ?? Task.CompletedTask, purchase, balance);
        return new LedgerState(
            await purchase is { } row ? TablePurchaseRow.Read(row) : null,
            await balance,
            AppliedAt: marker is not null && await marker is { } applied ? applied.Time("At") : null);
    }

    /// <summary>Writes a posting that was decided on a state.</summary>
    /// <returns>False where the state no longer stands, or where nobody knows: read and decide again.</returns>
    /// <exception cref="CorruptRowException">The session that the purchase was to get belongs to another one.</exception>
    public async Task<bool> TryCommitAsync(LedgerState state, Posting posting, Cause cause, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var actions = TablePostingActions.Of(state, posting, cause, now).ToList();
        if (actions.Count == 0 || await TrySubmitAsync(actions, cancellationToken))
        {
            return true;
        }

        if (TablePostingActions.NewSession(state, posting) is { } sessionId)
        {
            await RefuseTakenAsync(sessionId, posting.Purchase.Name, cancellationToken);
        }

        return false;
    }

    /// <summary>Whether this very entry stands in the ledger: it tells a commit of ours whose answer was lost from another writer's.</summary>
    public async Task<bool> HoldsAsync(UserId user, LedgerEntry entry, CancellationToken cancellationToken) =>
        await FindAsync(TableKey.Partition(user.Value), TableEntryRow.Key(entry.Sequence), select: null, cancellationToken) is { } row
        && TableEntryRow.Read(row) == entry;

    /// <summary>Reads the balance, and beside it what stands under the key of a change.</summary>
    public async Task<ChangeState> ReadAsync(UserId user, BalanceChange change, CancellationToken cancellationToken)
    {
        var made = FindAsync(TableKey.Partition(user.Value), TableChangeRow.Key(change), select: null, cancellationToken);
        var balance = ReadVersionedBalanceAsync(user, cancellationToken);
        await Task.WhenAll(made, balance);
        return new ChangeState(await made is { } row ? TableChangeRow.Read(row, change.Kind) : null, await balance);
    }

    /// <summary>Writes a change that was decided on a state.</summary>
    /// <returns>As for a posting.</returns>
    public Task<bool> TryCommitAsync(UserId user, ChangeState state, ChangePosting posting, CancellationToken cancellationToken) => TrySubmitAsync(
        [
            TablePostingActions.Add(TableChangeRow.From(user, posting.Made)), // First, so that a repeat is what the service reports.
            TablePostingActions.Add(TableEntryRow.From(user, posting.Entry)),
            TablePostingActions.Write(TableBalanceRow.From(user, posting.Balance), state.Balance.Version),
        ],
        cancellationToken);

    private async Task<bool> TrySubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await storage.Credits.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (Exception failure) when (StorageFailure.IsConflict(failure) || (StorageFailure.IsUnavailable(failure) && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>No later look changes it: without this, a purchase would fight over a session that is not its own until its time is up.</summary>
    private async Task RefuseTakenAsync(string sessionId, PurchaseName purchase, CancellationToken cancellationToken)
    {
        if (await FindAsync(TableKey.Partition(purchase.User.Value), TableSessionRow.Key(sessionId), select: null, cancellationToken) is { } row
            && row.Text("PurchaseId") is var owner
            && owner != purchase.Id.Value)
        {
            throw row.Corrupt($"the session is stored for purchase {owner}, and says itself that it is of {purchase.Id}");
        }
    }

    private async Task<Versioned<Balance>> ReadVersionedBalanceAsync(UserId user, CancellationToken cancellationToken) =>
        TableBalanceRow.Read(await FindAsync(TableKey.Partition(user.Value), TableBalanceRow.Key, select: null, cancellationToken));

    private Task<TableEntity?> FindAsync(string partition, string row, string[]? select, CancellationToken cancellationToken) =>
        storage.Credits.FindAsync(partition, row, cancellationToken, select);
}
