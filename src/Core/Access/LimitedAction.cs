namespace CreditFunctions.Core.Access;

/// <summary>The actions that are rate limited per user and minute. Each is counted separately.</summary>
public enum LimitedAction
{
    /// <summary>Starting a purchase, which calls Stripe.</summary>
    CheckoutSession,

    /// <summary>Reading the status of a purchase, which may call Stripe.</summary>
    StatusCheck,

    /// <summary>Reading the balance, the ledger or the payment history.</summary>
    Read,
}
