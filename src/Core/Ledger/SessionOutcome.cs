namespace CreditFunctions.Core.Ledger;

/// <summary>What was seen of a Checkout session.</summary>
public enum SessionOutcome
{
    /// <summary>Nothing has happened yet.</summary>
    Open,

    /// <summary>Paid in full.</summary>
    Paid,

    /// <summary>Complete, and nothing had to be paid: we sell nothing for nothing.</summary>
    NothingToPay,

    /// <summary>Complete, with a payment method that settles later.</summary>
    Processing,

    /// <summary>The later settlement failed.</summary>
    Failed,

    Expired,
}
