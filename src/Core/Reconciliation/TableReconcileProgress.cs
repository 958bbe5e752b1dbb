using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Keeps how far the timer got, beside the open purchases.</summary>
public sealed class TableReconcileProgress(TableStorage storage)
{
    /// <summary>Sorts after every hour, so that no list of open purchases finds it.</summary>
    private const string Partition = "progress";
    private const string Row = "timer";

    /// <summary>How far it got. What cannot be read begins anew: comparing twice does no harm, and never comparing does.</summary>
    public async Task<Versioned<ReconcileProgress>> ReadAsync(CancellationToken cancellationToken)
    {
        return await storage.OpenPurchases.FindAsync(Partition, Row, cancellationToken) is { } row
            ? new Versioned<ReconcileProgress>(
                new ReconcileProgress(row["DoneUntil"] as DateTimeOffset?, ReconcilePosition.Parse(row["Unfinished"] as string ?? "")),
                row.ETag.ToString())
            : new Versioned<ReconcileProgress>(new ReconcileProgress(null, null), Version: null);
    }

    /// <summary>Writes it in the place of what was read.</summary>
    /// <returns>What is stored now; null where another timer was faster.</returns>
    public async Task<Versioned<ReconcileProgress>?> TryWriteAsync(Versioned<ReconcileProgress> before, ReconcileProgress after, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, Row) { ["Unfinished"] = after.Unfinished?.ToString() ?? "" };
        if (after.DoneUntil is { } doneUntil)
        {
            row["DoneUntil"] = doneUntil;
        }

        try
        {
            var answer = await (before.Version is null
                ? storage.OpenPurchases.AddEntityAsync(row, cancellationToken)
                : storage.OpenPurchases.UpdateEntityAsync(row, new ETag(before.Version), TableUpdateMode.Replace, cancellationToken));
            return new Versioned<ReconcileProgress>(after, answer.Headers.ETag?.ToString());
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            return null;
        }
    }
}
