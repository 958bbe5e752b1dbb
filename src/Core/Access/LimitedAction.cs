namespace CreditFunctions.Core.Access;

/// <summary>What a user may do so many times a minute, each counted by itself.</summary>
public enum LimitedAction
{
    /// <summary>Beginning a purchase, which Stripe is asked for.</summary>
    CheckoutSession,

    /// <summary>Looking at a purchase, for which Stripe may be asked.</summary>
    StatusCheck,

    /// <summary>Reading balance, ledger or history.</summary>
    Read,
}
