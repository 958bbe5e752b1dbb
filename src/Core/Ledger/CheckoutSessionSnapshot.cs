using CreditFunctions.Core.Ledger.Payments;

namespace CreditFunctions.Core.Ledger;

/// <summary>The state of a Checkout session, from an event or from Stripe's API.</summary>
/// <param name="SessionId"><c>cs_…</c>.</param>
/// <param name="Outcome">The outcome so far.</param>
/// <param name="Currency">Lower case.</param>
/// <param name="AmountSubtotal">The amount before discount and tax, which must equal our price.</param>
/// <param name="AmountTotal">The total paid.</param>
/// <param name="AmountDiscount">The discount by promotions.</param>
/// <param name="PaymentIntent">The payment intent; null if there is none.</param>
/// <param name="IsCurrencyConverted">Whether the amounts are in the buyer's currency, as in old API versions.</param>
/// <param name="At">The time of this state, by Stripe's clock.</param>
public sealed record CheckoutSessionSnapshot(
    string SessionId,
    SessionOutcome Outcome,
    string? Currency,
    long? AmountSubtotal,
    long? AmountTotal,
    long AmountDiscount,
    string? PaymentIntent,
    bool IsCurrencyConverted,
    DateTimeOffset At)
{
    /// <summary>The refunds and disputes of its payment, if they were requested from Stripe.</summary>
    public PurchaseFacts Returned { get; init; } = PurchaseFacts.None;
}
