using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Stores how far the timer's reconciliation got, in the table of open purchases.</summary>
public sealed class ReconcileProgressStore(TableStorage storage)
{
    /// <summary>Sorts after every hour, so that the list of open purchases does not include it.</summary>
    private const string Partition = "progress";
    private const string Row = "timer";

    /// <summary>Reads the progress. An unreadable cursor starts a new run: comparing twice is harmless, never comparing is not.</summary>
    public async Task<Versioned<ReconcileProgress>> ReadAsync(CancellationToken cancellationToken)
    {
        return await storage.OpenPurchases.FindAsync(Partition, Row, cancellationToken) is { } row
            ? new Versioned<ReconcileProgress>(
                new ReconcileProgress(row["DoneUntil"] as DateTimeOffset?, ReconcileCursor.Parse(row["Unfinished"] as string ?? "")),
                row.ETag.ToString())
            : new Versioned<ReconcileProgress>(new ReconcileProgress(null, null), Version: null);
    }

    /// <summary>Replaces the progress that was read.</summary>
    /// <returns>What is stored now; null if another instance has replaced it since.</returns>
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

/// <summary>How far the timer's reconciliation got.</summary>
/// <param name="DoneUntil">Everything before this time was compared; null before the first completed run.</param>
/// <param name="Unfinished">Where the current run continues; null if the last run was completed.</param>
public sealed record ReconcileProgress(DateTimeOffset? DoneUntil, ReconcileCursor? Unfinished)
{
    /// <summary>A session lives for at most a day and may be paid in its last minute.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(25);

    /// <summary>Continues the current run, or starts a new one that overlaps the last one.</summary>
    public ReconcileCursor Continue(DateTimeOffset now) =>
        Unfinished ?? ReconcileCursor.Start((DoneUntil < now ? DoneUntil.Value : now - ReconcileCursor.DefaultWindow) - Overlap, now);

    /// <summary>The progress after a page.</summary>
    /// <param name="page">Where the page started.</param>
    /// <param name="next">Where the run continues; null if it is complete.</param>
    public ReconcileProgress After(ReconcileCursor page, ReconcileCursor? next) =>
        next is null ? new ReconcileProgress(page.To, null) : this with { Unfinished = next };
}
