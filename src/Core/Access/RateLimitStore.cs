using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Access;

/// <summary>The counts that all instances share: one small row for each user and action, replaced in place, so that nothing piles up.</summary>
public sealed class RateLimitStore(TableStorage storage)
{
    /// <summary>The window, without a version where there is none yet.</summary>
    public async Task<Versioned<LimitWindow?>> ReadAsync(UserId user, LimitedAction action, CancellationToken cancellationToken) =>
        await storage.RateLimits.FindAsync(TableKey.Partition(user.Value), action.ToString(), cancellationToken) is { } row
            ? new Versioned<LimitWindow?>(new LimitWindow(row.Time("Start"), row.Int32("Count"), row.Int32("Previous")), row.ETag.ToString())
            : new Versioned<LimitWindow?>(null, Version: null);

    /// <summary>Writes a window in the place of the version that was read.</summary>
    /// <returns>Its new version; null where another instance was faster.</returns>
    public async Task<string?> TryWriteAsync(UserId user, LimitedAction action, LimitWindow window, string? version, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKey.Partition(user.Value), action.ToString())
        {
            ["Start"] = window.Start,
            ["Count"] = window.Count,
            ["Previous"] = window.Previous,
        };
        try
        {
            var answer = version is null
                ? await storage.RateLimits.AddEntityAsync(row, cancellationToken)
                : await storage.RateLimits.UpdateEntityAsync(row, new ETag(version), TableUpdateMode.Replace, cancellationToken);
            return answer.Headers.ETag.ToString();
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            return null;
        }
    }
}
