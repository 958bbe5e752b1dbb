namespace CreditFunctions.Core.Reconciliation;

/// <summary>How far the timer got.</summary>
/// <param name="DoneUntil">Everything before this time was compared; null where nothing was yet.</param>
/// <param name="Unfinished">Where a comparison broke off; null where none did.</param>
public sealed record ReconcileProgress(DateTimeOffset? DoneUntil, ReconcilePosition? Unfinished)
{
    /// <summary>A session lives a day at the most, and may be paid in its last minute.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(25);

    /// <summary>Where to go on: in the comparison that broke off, or in a new one that overlaps the last.</summary>
    public ReconcilePosition Continue(DateTimeOffset now) =>
        Unfinished ?? ReconcilePosition.Begin(new ReconcileWindow((DoneUntil < now ? DoneUntil.Value : now - ReconcileWindow.Usual) - Overlap, now));

    /// <summary>After a page.</summary>
    /// <param name="page">The position of the page.</param>
    /// <param name="next">Where it goes on; null where it was the last.</param>
    public ReconcileProgress After(ReconcilePosition page, ReconcilePosition? next) =>
        next is null ? new ReconcileProgress(page.Window.To, null) : this with { Unfinished = next };
}
