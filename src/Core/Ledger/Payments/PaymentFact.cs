namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>A payment that settled a purchase.</summary>
/// <param name="Amount">What was paid in all, tax included (Stripe's <c>amount_total</c>), in minor units; always above zero.</param>
/// <param name="PaidAt">When the earliest event that tells of it was created.</param>
public sealed record PaymentFact(long Amount, DateTimeOffset PaidAt)
{
    internal PaymentFact Merge(PaymentFact other) =>
        new(Math.Max(Amount, other.Amount), PaidAt <= other.PaidAt ? PaidAt : other.PaidAt);
}
