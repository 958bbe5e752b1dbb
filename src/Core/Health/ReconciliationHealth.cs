using CreditFunctions.Core.Reconciliation;

namespace CreditFunctions.Core.Health;

/// <summary>How the scheduled reconciliation is doing.</summary>
public sealed record ReconciliationHealth
{
    /// <summary>Whether a setting disables it.</summary>
    public required bool IsDisabled { get; init; }

    /// <summary>The next scheduled time; null if the setting is not a schedule.</summary>
    public required DateTimeOffset? NextDueAt { get; init; }

    /// <summary>When the timer last started it; null if it never has.</summary>
    public required DateTimeOffset? LastStartedAt { get; init; }

    /// <summary>When a run was last completed; null if none has been.</summary>
    public required DateTimeOffset? LastCompletedAt { get; init; }

    /// <summary>
    /// Three scheduled times have passed since a run was completed or, if none has been, since the first one started. Before that start nothing
    /// tells how old the deployment is, so it is not overdue, but it is a problem.
    /// </summary>
    public required bool IsOverdue { get; init; }

    /// <summary>What the last completed run found; null if that is not known.</summary>
    public required ReconcileFindings? LastFindings { get; init; }

    /// <summary>What an operator has to do, as sentences.</summary>
    public IEnumerable<string> Problems => [.. ProblemsOfSchedule(), .. LastFindings is null ? [] : ProblemsOfRun(LastFindings)];

    internal static ReconciliationHealth Of(ReconcileProgress progress, ReconcileSchedule schedule, DateTimeOffset now) => new()
    {
        IsDisabled = schedule.IsDisabled,
        NextDueAt = schedule.NextAfter(now),
        LastStartedAt = progress.LastStartedAt,
        LastCompletedAt = progress.LastCompletedAt,
        IsOverdue = (progress.LastCompletedAt ?? progress.FirstStartedAt) is { } since && schedule.IsOverdue(since, now),
        LastFindings = progress.LastFindings,
    };

    private IEnumerable<string> ProblemsOfSchedule()
    {
        if (NextDueAt is null)
        {
            yield return $"Reconciliation does not run, because the setting {ReconcileSchedule.Setting} is missing or is not a schedule. Set it, for example to \"0 0 * * * *\".";
        }

        if (IsDisabled)
        {
            yield return $"Reconciliation does not run, because a setting disables it. Remove the setting {string.Join(" or ", ReconcileSchedule.DisablingSettings)}.";
        }

        if (IsOverdue)
        {
            yield return $"Reconciliation is overdue: it was last completed {Text(LastCompletedAt)} and last started {Text(LastStartedAt)}. Follow \"Reconciliation overdue\" in the runbook.";
        }
        else if (NextDueAt is { } next && LastStartedAt is null && LastCompletedAt is null && !IsDisabled)
        {
            yield return $"Reconciliation has never started. It is due at {Text(next)}. If it does not start then, follow \"Reconciliation overdue\" in the runbook.";
        }
    }

    private static IEnumerable<string> ProblemsOfRun(ReconcileFindings findings)
    {
        if (findings.Unsettled > 0)
        {
            yield return $"The last reconciliation could not settle {Count(findings.Unsettled, "difference")}. Follow \"Reconciliation differences\" in the runbook.";
        }

        if (findings.Unchecked > 0)
        {
            yield return $"The last reconciliation could not compare {Count(findings.Unchecked, "item")}. Reconcile by hand: the answer lists each under \"unchecked\", with the reason.";
        }
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Text(DateTimeOffset? time) => time is { } known ? $"{known.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC" : "never";
}
