namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>
/// The status of a dispute. Of two statuses received in the same second, the one that is listed later here is considered the later one.
/// </summary>
public enum DisputeStatus
{
    WarningNeedsResponse,
    WarningUnderReview,
    WarningClosed,
    NeedsResponse,
    UnderReview,
    AppealNeedsResponse,
    AppealUnderReview,

    /// <summary>Closed with an unsupported status. Stripe adds statuses from time to time.</summary>
    Closed,

    /// <summary>Prevented before it became a chargeback.</summary>
    Prevented,

    Won,
    Lost,
}
