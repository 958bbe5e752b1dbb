namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>A payment that matches its purchase.</summary>
/// <param name="Amount">The total paid including tax (Stripe's <c>amount_total</c>), in minor units. Always positive.</param>
/// <param name="PaidAt">The creation of the earliest event that reported the payment.</param>
public sealed record PaymentFact(long Amount, DateTimeOffset PaidAt)
{
    internal PaymentFact Merge(PaymentFact other) =>
        new(Math.Max(Amount, other.Amount), PaidAt <= other.PaidAt ? PaidAt : other.PaidAt);
}
