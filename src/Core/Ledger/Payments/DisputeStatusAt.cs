namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>A status of a dispute and the time at which it applied.</summary>
/// <param name="Status">The status.</param>
/// <param name="At">The time of the event that reported it, or of the request to Stripe.</param>
public sealed record DisputeStatusAt(DisputeStatus Status, DateTimeOffset At)
{
    /// <summary>Whether the dispute is an undecided chargeback. An inquiry moves no credits. An appeal opens a dispute again.</summary>
    public bool IsOpen => Status is DisputeStatus.NeedsResponse or DisputeStatus.UnderReview or DisputeStatus.AppealNeedsResponse or DisputeStatus.AppealUnderReview;

    internal static DisputeStatusAt? Later(DisputeStatusAt? one, DisputeStatusAt? other) =>
        one is null ? other
        : other is null || (one.At, one.Status).CompareTo((other.At, other.Status)) >= 0 ? one
        : other;
}
