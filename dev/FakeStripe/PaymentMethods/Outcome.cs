namespace CreditFunctions.FakeStripe.PaymentMethods;

/// <summary>What comes of paying with a test payment method.</summary>
internal enum Outcome
{
    Pays,
    Declines,
    NeedsAuthentication,
    SettlesLater,
    FailsLater,
    IsDisputed,
    IsInquired,
    RefundsLater,
    RefundFails,
}
