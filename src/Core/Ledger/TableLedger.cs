using Azure;
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

    private static readonly string[] KeyOnly = ["PartitionKey"];

    /// <summary>The balance of a user; zero for a new one.</summary>
    public async Task<Balance> ReadBalanceAsync(UserId user, CancellationToken cancellationToken) =>
        (await ReadVersionedBalanceAsync(user, cancellationToken)).Value;

    /// <summary>Reads purchase, balance and event marker at the same time.</summary>
    public async Task<LedgerState> ReadAsync(PurchaseName name, string? eventId, CancellationToken cancellationToken)
    {
        var partition = TableKey.Partition(name.User.Value);
        var marker = eventId is null ? null : FindAsync(partition, MarkerKey(eventId), KeyOnly, cancellationToken);
        var purchase = FindAsync(partition, TablePurchaseRow.Key(name.Id), select: null, cancellationToken);
        var balance = ReadVersionedBalanceAsync(name.User, cancellationToken);
        await Task.WhenAll(marker ?? Task.CompletedTask, purchase, balance);
        return new LedgerState(
            await purchase is { } row ? TablePurchaseRow.Read(row) : null,
            await balance,
            IsEventApplied: marker is not null && await marker is not null);
    }

    /// <summary>Writes a posting that was decided on a state.</summary>
    /// <returns>False where the state no longer stands, or where nobody knows: read and decide again.</returns>
    public async Task<bool> TryCommitAsync(LedgerState state, Posting posting, Cause cause, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var actions = Actions(state, posting, cause, now).ToList();
        return actions.Count == 0 || await TrySubmitAsync(actions, cancellationToken);
    }

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
            Add(TableChangeRow.From(user, posting.Made)), // First, so that a repeat is what the service reports.
            Add(TableEntryRow.From(user, posting.Entry)),
            Write(TableBalanceRow.From(user, posting.Balance), state.Balance.Version),
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

    private static IEnumerable<TableTransactionAction> Actions(LedgerState state, Posting posting, Cause cause, DateTimeOffset now)
    {
        var before = state.Purchase!;
        var user = posting.Purchase.User;
        if (cause.EventId is not null && !state.IsEventApplied)
        {
            yield return Add(Marker(posting, cause, now)); // First, so that a duplicate is what the service reports.
        }

        if (posting.Purchase != before.Value)
        {
            yield return Write(TablePurchaseRow.From(posting.Purchase), before.Version);
        }

        if (posting.Purchase.SessionId is { } sessionId && before.Value.SessionId is null)
        {
            yield return Add(TableSessionRow.From(user, sessionId, posting.Purchase.Id));
        }

        if (posting.Entry is { } entry)
        {
            yield return Add(TableEntryRow.From(user, entry));
        }

        if (posting.Balance != state.Balance.Value)
        {
            yield return Write(TableBalanceRow.From(user, posting.Balance), state.Balance.Version);
        }
    }

    private static TableEntity Marker(Posting posting, Cause cause, DateTimeOffset now) =>
        new(TableKey.Partition(posting.Purchase.User.Value), MarkerKey(cause.EventId!))
        {
            ["EventId"] = cause.EventId,
            ["Type"] = cause.EventType,
            ["PurchaseId"] = posting.Purchase.Id.Value,
            ["Credits"] = posting.Entry?.Credits ?? 0,
            ["At"] = now,
        };

    private static string MarkerKey(string eventId) => TableKey.Row("event", eventId);

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);

    private static TableTransactionAction Write(TableEntity row, string? version) => version is null
        ? Add(row)
        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, new ETag(version));

    private async Task<Versioned<Balance>> ReadVersionedBalanceAsync(UserId user, CancellationToken cancellationToken) =>
        TableBalanceRow.Read(await FindAsync(TableKey.Partition(user.Value), TableBalanceRow.Key, select: null, cancellationToken));

    private async Task<TableEntity?> FindAsync(string partition, string row, string[]? select, CancellationToken cancellationToken)
    {
        var answer = await storage.Credits.GetEntityIfExistsAsync<TableEntity>(partition, row, select, cancellationToken);
        return answer.HasValue ? answer.Value : null;
    }
}
