namespace CreditFunctions.Core.Reconciliation;

/// <summary>How far the timer's reconciliation got. A run that does not fit into one call of the timer is continued by the next call.</summary>
/// <param name="DoneUntil">Everything before this time was compared; null before the first completed run.</param>
/// <param name="Unfinished">Where the current run continues; null if the last run was completed.</param>
public sealed record ReconcileProgress(DateTimeOffset? DoneUntil, ReconcileCursor? Unfinished)
{
    /// <summary>A session lives for at most a day and may be paid in its last minute.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(25);

    private readonly DateTimeOffset? _lastCompletedAt;

    /// <summary>The first call of the timer; null before it, and for a row of an earlier version.</summary>
    public DateTimeOffset? FirstStartedAt { get; init; }

    /// <summary>The last call of the timer.</summary>
    public DateTimeOffset? LastStartedAt { get; init; }

    /// <summary>When a run was last completed. A row of an earlier version has only the start of that run, which is at most minutes earlier as a rule.</summary>
    public DateTimeOffset? LastCompletedAt
    {
        get => _lastCompletedAt ?? DoneUntil;
        init => _lastCompletedAt = value;
    }

    /// <summary>What the last completed run found; null if that is not known.</summary>
    public ReconcileFindings? LastFindings { get; init; }

    /// <summary>What the unfinished run has found so far.</summary>
    public ReconcileFindings? FindingsSoFar { get; init; }

    /// <summary>Continues the current run, or starts a new one that overlaps the last one.</summary>
    public ReconcileCursor Continue(DateTimeOffset now) =>
        Unfinished ?? ReconcileCursor.Start((DoneUntil < now ? DoneUntil.Value : now - ReconcileCursor.DefaultWindow) - Overlap, now);

    /// <summary>The progress after the timer has started a call.</summary>
    public ReconcileProgress Started(DateTimeOffset now) => this with { FirstStartedAt = FirstStartedAt ?? now, LastStartedAt = now };

    /// <summary>The progress after a page.</summary>
    /// <param name="start">Where the page started.</param>
    /// <param name="next">Where the run continues; null if it is complete.</param>
    /// <param name="findings">What the page found.</param>
    /// <param name="now">The time after the page.</param>
    public ReconcileProgress After(ReconcileCursor start, ReconcileCursor? next, ReconcileFindings findings, DateTimeOffset now)
    {
        var soFar = FindingsSoFar is null ? findings : FindingsSoFar + findings;
        return next is not null
            ? this with { Unfinished = next, FindingsSoFar = soFar }
            : this with { DoneUntil = start.To, Unfinished = null, FindingsSoFar = null, LastFindings = soFar, LastCompletedAt = now };
    }

    /// <summary>The progress after Stripe has rejected the run: the next call starts a new one.</summary>
    public ReconcileProgress Abandoned() => this with { Unfinished = null, FindingsSoFar = null };
}

/// <summary>How much a run found.</summary>
/// <param name="Differences">All differences.</param>
/// <param name="Unsettled">Those that were not settled.</param>
/// <param name="Unchecked">What could not be compared.</param>
public sealed record ReconcileFindings(int Differences, int Unsettled, int Unchecked)
{
    /// <summary>What a page found. What it leaves to the next page is not a finding.</summary>
    public static ReconcileFindings Of(ReconcilePage page) => new(
        page.Differences.Count,
        page.Differences.Count(difference => !difference.IsSettled),
        page.Unchecked.Count(found => found.Kind != UncheckedKind.Rest));

    public static ReconcileFindings operator +(ReconcileFindings left, ReconcileFindings right) =>
        new(left.Differences + right.Differences, left.Unsettled + right.Unsettled, left.Unchecked + right.Unchecked);
}
