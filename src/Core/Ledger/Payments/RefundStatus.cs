namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>The status of a refund, in ascending order. A refund never returns to a lower status.</summary>
/// <remarks>At Stripe a refund may fail weeks after it succeeded, and never leaves <c>failed</c> or <c>canceled</c>.</remarks>
public enum RefundStatus
{
    Pending,
    RequiresAction,
    Succeeded,
    Canceled,
    Failed,
}
