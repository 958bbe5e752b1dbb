namespace CreditFunctions.Core.Ledger;

/// <summary>The outcome of a Checkout session so far.</summary>
public enum SessionOutcome
{
    /// <summary>Nothing has happened yet.</summary>
    Open,

    /// <summary>Paid in full.</summary>
    Paid,

    /// <summary>Complete without a payment. This needs a review, because no pack is free.</summary>
    NothingToPay,

    /// <summary>Complete with a delayed payment that is still pending.</summary>
    Processing,

    /// <summary>The delayed payment failed.</summary>
    Failed,

    Expired,
}
