using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Stores how far the timer's reconciliation got, and how its runs went, in the table of open purchases.</summary>
public sealed class ReconcileProgressStore(TableStorage storage)
{
    /// <summary>Sorts after every hour, so that the list of open purchases does not include it.</summary>
    private const string Partition = "progress";
    private const string Row = "timer";

    /// <summary>Reads the progress. An unreadable cursor starts a new run: comparing twice is harmless, never comparing is not.</summary>
    public async Task<Versioned<ReconcileProgress>> ReadAsync(CancellationToken cancellationToken)
    {
        return await storage.OpenPurchases.FindAsync(Partition, Row, cancellationToken) is { } row
            ? new Versioned<ReconcileProgress>(Read(row), row.ETag.ToString())
            : new Versioned<ReconcileProgress>(new ReconcileProgress(null, null), Version: null);
    }

    /// <summary>Replaces the progress that was read.</summary>
    /// <returns>What is stored now; null if another instance has replaced it since.</returns>
    public async Task<Versioned<ReconcileProgress>?> TryWriteAsync(Versioned<ReconcileProgress> before, ReconcileProgress after, CancellationToken cancellationToken) =>
        await storage.OpenPurchases.TryPutAsync(Write(after), before.Version, cancellationToken) is { } version
            ? new Versioned<ReconcileProgress>(after, version)
            : null;

    private static ReconcileProgress Read(TableEntity row) => new(Time(row, "DoneUntil"), ReconcileCursor.Parse(row["Unfinished"] as string ?? ""))
    {
        FirstStartedAt = Time(row, "FirstStartedAt"),
        LastStartedAt = Time(row, "StartedAt"),
        LastCompletedAt = Time(row, "CompletedAt"),
        LastFindings = ReadFindings(row, "Last"),
        FindingsSoFar = ReadFindings(row, "Unfinished"),
    };

    private static TableEntity Write(ReconcileProgress progress)
    {
        var row = new TableEntity(Partition, Row) { ["Unfinished"] = progress.Unfinished?.ToString() ?? "" };
        Add(row, "DoneUntil", progress.DoneUntil);
        Add(row, "FirstStartedAt", progress.FirstStartedAt);
        Add(row, "StartedAt", progress.LastStartedAt);
        Add(row, "CompletedAt", progress.LastCompletedAt);
        Add(row, "Last", progress.LastFindings);
        Add(row, "Unfinished", progress.FindingsSoFar);
        return row;
    }

    private static DateTimeOffset? Time(TableEntity row, string column) => row[column] as DateTimeOffset?;

    private static ReconcileFindings? ReadFindings(TableEntity row, string prefix) =>
        (row[prefix + "Differences"], row[prefix + "Unsettled"], row[prefix + "Unchecked"]) is (int differences, int unsettled, int @unchecked)
            ? new ReconcileFindings(differences, unsettled, @unchecked)
            : null;

    private static void Add(TableEntity row, string column, DateTimeOffset? time)
    {
        if (time is not null)
        {
            row[column] = time;
        }
    }

    private static void Add(TableEntity row, string prefix, ReconcileFindings? findings)
    {
        if (findings is not null)
        {
            (row[prefix + "Differences"], row[prefix + "Unsettled"], row[prefix + "Unchecked"]) = (findings.Differences, findings.Unsettled, findings.Unchecked);
        }
    }
}
