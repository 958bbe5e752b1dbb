namespace CreditFunctions.Core.Reconciliation;

/// <summary>How Stripe and the ledger differ. The names in JSON are these in kebab case.</summary>
public enum DifferenceKind
{
    /// <summary>Stripe has the money, the user has no credits.</summary>
    PaidNotCredited,

    /// <summary>The user has credits, and Stripe knows of no payment.</summary>
    CreditedNotPaid,

    /// <summary>Both know of the payment, and not of the same one.</summary>
    AmountDiffers,

    /// <summary>Stripe could not deliver an event, and it was not known here.</summary>
    UndeliveredEvent,
}
