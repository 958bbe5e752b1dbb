namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>How a refund stands, in the order in which it can only rise.</summary>
/// <remarks>Stripe: a refund may fail weeks after it succeeded, and never comes back from <c>failed</c> or <c>canceled</c>.</remarks>
public enum RefundStatus
{
    Pending,
    RequiresAction,
    Succeeded,
    Canceled,
    Failed,
}
