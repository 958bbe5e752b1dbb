namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>A status of a dispute, and when it was seen.</summary>
/// <param name="Status">The status.</param>
/// <param name="At">The time of the event that showed it, or the time at which Stripe was asked.</param>
public sealed record DisputeStatusAt(DisputeStatus Status, DateTimeOffset At)
{
    /// <summary>An inquiry moves no credits, and a closed dispute waits for nobody; an appeal opens a dispute again.</summary>
    public bool IsOpen => Status is DisputeStatus.NeedsResponse or DisputeStatus.UnderReview or DisputeStatus.AppealNeedsResponse or DisputeStatus.AppealUnderReview;

    internal static DisputeStatusAt? Later(DisputeStatusAt? one, DisputeStatusAt? other) =>
        one is null ? other
        : other is null || (one.At, one.Status).CompareTo((other.At, other.Status)) >= 0 ? one
        : other;
}
