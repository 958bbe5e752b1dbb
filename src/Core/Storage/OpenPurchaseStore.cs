using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Storage;

/// <summary>
/// Purchases that are not known to have ended. Each is stored in the partition of the hour in which it should end, so overdue purchases are one
/// range of rows and no user has to be searched.
/// </summary>
public sealed class OpenPurchaseStore(TableStorage storage)
{
    /// <summary>Adds a purchase. This happens before the purchase itself is written, so that none is forgotten.</summary>
    public async Task AddAsync(Purchase purchase, CancellationToken cancellationToken)
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
            // A retry after a lost response. Ids are unique, so no other purchase has this key.
        }
    }

    /// <summary>Lists purchases that should have ended, oldest first.</summary>
    /// <param name="before">The latest end; the whole hour is included.</param>
    /// <param name="after">The position of the last purchase of the previous page; null starts with the oldest.</param>
    /// <param name="limit">The maximum number of purchases.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
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

    /// <summary>Removes a paid purchase. If its session had to be created twice, its row may be in another hour; that row stays.</summary>
    public async Task ForgetAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        if (await storage.OpenPurchases.FindAsync(Hour(purchase.Terms.ExpiresAt), purchase.Id.Value, cancellationToken) is { } row)
        {
            await ForgetAsync(Read(row), cancellationToken);
        }
    }

    /// <summary>Removes a purchase that has ended.</summary>
    public async Task ForgetAsync(OpenPurchase purchase, CancellationToken cancellationToken)
    {
        var keys = purchase.Position.Split(OpenPurchase.Separator);
        try
        {
            await storage.OpenPurchases.DeleteEntityAsync(keys[0], keys[1], new ETag(purchase.Version), cancellationToken);
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            // The row has changed, so the next run compares the purchase again.
        }
    }

    /// <summary>A row that names no purchase is returned as well, so that it is reported and does not hide the rows after it.</summary>
    private static OpenPurchase Read(TableEntity row)
    {
        var endsAt = row["EndsAt"] as DateTimeOffset?;
        return new OpenPurchase(
            endsAt is null ? null : PurchaseKey.Of(row["UserId"] as string, row["PurchaseId"] as string),
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

/// <summary>A purchase that is not known to have ended.</summary>
/// <param name="Name">The purchase; null if the row does not name one.</param>
/// <param name="EndsAt">When its session should end, as of the start of the checkout.</param>
/// <param name="Position">Its position in the list.</param>
/// <param name="Version">The version that was read.</param>
public sealed record OpenPurchase(PurchaseKey? Name, DateTimeOffset EndsAt, string Position, string Version)
{
    /// <summary>Separates the two keys of a position.</summary>
    public const char Separator = '/';

    /// <summary>Whether a string has the form of a position.</summary>
    public static bool IsPosition(string text) => text.Split(Separator) is [{ Length: > 0 }, { Length: > 0 }];
}
