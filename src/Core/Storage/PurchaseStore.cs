using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage.Rows;

namespace CreditFunctions.Core.Storage;

/// <summary>Purchases in their user's partition, until Stripe's session is known; from then on the ledger writes them.</summary>
public sealed class PurchaseStore(TableStorage storage, OpenPurchaseStore open)
{
    /// <summary>The purchase, or null.</summary>
    public async Task<Versioned<Purchase>?> FindAsync(PurchaseKey name, CancellationToken cancellationToken) =>
        await FindRowAsync(name.User, PurchaseRow.Key(name.Id), cancellationToken) is { } row ? PurchaseRow.Read(row) : null;

    /// <summary>The purchase that a Checkout session of this user belongs to, or null; another user's session is not found.</summary>
    public async Task<Purchase?> FindBySessionAsync(UserId user, string sessionId, CancellationToken cancellationToken)
    {
        var session = await FindRowAsync(user, SessionRow.Key(sessionId), cancellationToken);
        if (session is null)
        {
            return null;
        }

        return (await FindAsync(new PurchaseKey(user, session.PurchaseId()), cancellationToken))?.Value;
    }

    /// <summary>What was requested under an idempotency key, or null.</summary>
    public async Task<IdempotencyRecord?> FindRecordAsync(UserId user, string idempotencyKey, CancellationToken cancellationToken) =>
        await FindRowAsync(user, IdempotencyRow.Key(idempotencyKey), cancellationToken) is { } row ? IdempotencyRow.Read(row) : null;

    /// <summary>Inserts a purchase, and with it the record by which a repeated request is recognised. Before that it is added to the open purchases, so that none is forgotten.</summary>
    /// <returns>False if the idempotency key is in use.</returns>
    public async Task<bool> TryAddAsync(Purchase purchase, string? idempotencyKey, IdempotencyRecord record, CancellationToken cancellationToken)
    {
        await open.AddAsync(purchase, cancellationToken);
        var actions = new List<TableTransactionAction> { new(TableTransactionActionType.Add, PurchaseRow.From(purchase)) };
        if (idempotencyKey is not null)
        {
            actions.Add(new(TableTransactionActionType.Add, IdempotencyRow.From(purchase.User, idempotencyKey, record)));
        }

        try
        {
            await storage.Credits.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            return false;
        }
    }

    /// <summary>Replaces a purchase, and inserts its session where that has just become known.</summary>
    /// <returns>False where the purchase has changed since it was read.</returns>
    public async Task<bool> TryReplaceAsync(Versioned<Purchase> before, Purchase after, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction>
        {
            new(TableTransactionActionType.UpdateReplace, PurchaseRow.From(after), new ETag(before.Version!)),
        };
        if (after.SessionId is { } sessionId && before.Value.SessionId is null)
        {
            actions.Add(new(TableTransactionActionType.Add, LedgerRows.ToEntity(after.User, new SessionLink(sessionId, after.Id))));
        }

        try
        {
            await storage.Credits.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            return false;
        }
    }

    private Task<TableEntity?> FindRowAsync(UserId user, string key, CancellationToken cancellationToken) =>
        storage.Credits.FindAsync(TableKey.Partition(user.Value), key, cancellationToken);
}
