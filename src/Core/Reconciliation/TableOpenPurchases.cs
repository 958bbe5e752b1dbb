using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>
/// Purchases that are not yet known to have ended, in a partition for each hour in which they should: what is overdue is one range of
/// rows, and no user is ever searched.
/// </summary>
public sealed class TableOpenPurchases(TableStorage storage)
{
    /// <summary>Remembers a purchase before it is written, so that none can be forgotten.</summary>
    public async Task RememberAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Hour(purchase.Terms.ExpiresAt), purchase.Id.Value)
        {
            ["UserId"] = purchase.User.Value,
            ["PurchaseId"] = purchase.Id.Value,
            ["EndsAt"] = purchase.Terms.ExpiresAt,
        };
        try
        {
            await storage.OpenPurchases.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            // Our own first try, whose answer was lost: nobody else knows this id.
        }
    }

    /// <summary>Those that should have ended before a time, oldest first.</summary>
    /// <param name="before">The time, to the hour; that hour is included.</param>
    /// <param name="after">The position of the last one of the page before; null begins.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<OpenPurchase>> ListAsync(DateTimeOffset before, string? after, int limit, CancellationToken cancellationToken)
    {
        var purchases = new List<OpenPurchase>();
        await foreach (var row in storage.OpenPurchases.QueryAsync<TableEntity>(Query(before, after), limit, select: null, cancellationToken))
        {
            purchases.Add(Read(row));
            if (purchases.Count == limit)
            {
                break;
            }
        }

        return purchases;
    }

    /// <summary>Forgets a purchase that is known to be paid. One whose session had to be made twice may stand in another hour, and stays.</summary>
    public async Task ForgetAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        if (await storage.OpenPurchases.FindAsync(Hour(purchase.Terms.ExpiresAt), purchase.Id.Value, cancellationToken) is { } row)
        {
            await ForgetAsync(Read(row), cancellationToken);
        }
    }

    /// <summary>Forgets one that has ended. One that is gone was forgotten by somebody else.</summary>
    public async Task ForgetAsync(OpenPurchase purchase, CancellationToken cancellationToken)
    {
        var keys = purchase.Position.Split(OpenPurchase.Separator);
        try
        {
            await storage.OpenPurchases.DeleteEntityAsync(keys[0], keys[1], new ETag(purchase.Version), cancellationToken);
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            // It changed: then it is looked at again next time.
        }
    }

    /// <summary>A row that names no purchase is told by who compares it; here it would hide all those after it.</summary>
    private static OpenPurchase Read(TableEntity row)
    {
        var endsAt = row["EndsAt"] as DateTimeOffset?;
        return new OpenPurchase(
            endsAt is null ? null : PurchaseName.Of(row["UserId"] as string, row["PurchaseId"] as string),
            endsAt ?? default,
            row.PartitionKey + OpenPurchase.Separator + row.RowKey,
            row.ETag.ToString());
    }

    private static string Query(DateTimeOffset before, string? after)
    {
        var query = TableClient.CreateQueryFilter($"PartitionKey le {Hour(before)}");
        return after?.Split(OpenPurchase.Separator) is [var hour, var id]
            ? query + TableClient.CreateQueryFilter($" and (PartitionKey gt {hour} or (PartitionKey eq {hour} and RowKey gt {id}))")
            : query;
    }

    private static string Hour(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
}
