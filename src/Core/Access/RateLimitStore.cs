using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Access;

/// <summary>The counts that all instances share: one small row for each user and action, replaced in place, so the table does not grow with use.</summary>
public sealed class RateLimitStore(TableStorage storage)
{
    /// <summary>The window; its version is null if there is none yet.</summary>
    public async Task<Versioned<LimitWindow?>> ReadAsync(UserId user, LimitedAction action, CancellationToken cancellationToken) =>
        await storage.RateLimits.FindAsync(TableKey.Partition(user.Value), action.ToString(), cancellationToken) is { } row
            ? new Versioned<LimitWindow?>(new LimitWindow(row.Time("Start"), row.Int32("Count"), row.Int32("Previous")), row.ETag.ToString())
            : new Versioned<LimitWindow?>(null, Version: null);

    /// <summary>Replaces the version that was read.</summary>
    /// <returns>The new version; null if another instance was faster.</returns>
    public async Task<string?> TryWriteAsync(UserId user, LimitedAction action, LimitWindow window, string? version, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKey.Partition(user.Value), action.ToString())
        {
            ["Start"] = window.Start,
            ["Count"] = window.Count,
            ["Previous"] = window.Previous,
        };
        return await storage.RateLimits.TryPutAsync(row, version, cancellationToken);
    }
}
