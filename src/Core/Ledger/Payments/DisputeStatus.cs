namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>Where a dispute stands. Of two statuses seen in the same second, the one further down is the later.</summary>
public enum DisputeStatus
{
    WarningNeedsResponse,
    WarningUnderReview,
    WarningClosed,
    NeedsResponse,
    UnderReview,
    AppealNeedsResponse,
    AppealUnderReview,

    /// <summary>Closed in a way that has no name here; Stripe adds statuses.</summary>
    Closed,

    /// <summary>Stopped before it became a chargeback.</summary>
    Prevented,

    Won,
    Lost,
}
