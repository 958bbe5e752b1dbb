namespace CreditFunctions.Core.Reconciliation;

/// <summary>What is compared, in this order: what a session says itself needs no event any more.</summary>
public enum ReconcilePhase
{
    /// <summary>Complete sessions at Stripe against our purchases.</summary>
    Sessions,

    /// <summary>Our purchases that are open for too long, one by one against their sessions.</summary>
    Purchases,

    /// <summary>Events that Stripe could not deliver.</summary>
    Events,
}
