namespace CreditFunctions.FakeStripe.PaymentMethods;

/// <summary>The outcome of a payment with a test payment method.</summary>
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
