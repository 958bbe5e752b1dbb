namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>The status of a purchase, always computed from its facts. JSON uses these names in snake case.</summary>
public enum PurchaseStatus
{
    /// <summary>Started; no payment is known.</summary>
    Pending,

    /// <summary>The Checkout session expired.</summary>
    Expired,

    /// <summary>A delayed payment failed.</summary>
    Failed,

    /// <summary>A delayed payment is pending.</summary>
    Processing,

    /// <summary>The payment does not match the purchase; an operator decides.</summary>
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
