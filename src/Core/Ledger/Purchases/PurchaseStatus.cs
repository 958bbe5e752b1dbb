namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>Where a purchase stands; always derived from its facts. The names in JSON are these in snake case.</summary>
public enum PurchaseStatus
{
    /// <summary>Begun, nothing heard of a payment.</summary>
    Pending,

    /// <summary>The Checkout session ran out.</summary>
    Expired,

    /// <summary>A delayed payment did not come.</summary>
    Failed,

    /// <summary>A delayed payment is on its way.</summary>
    Processing,

    /// <summary>Paid, but not as agreed; an operator decides.</summary>
    Review,

    /// <summary>Paid.</summary>
    Completed,

    PartiallyRefunded,

    Refunded,

    /// <summary>A chargeback is open.</summary>
    Disputed,

    /// <summary>A chargeback was lost.</summary>
    DisputeLost,
}
