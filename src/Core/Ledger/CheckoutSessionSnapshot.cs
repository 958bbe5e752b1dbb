using CreditFunctions.Core.Ledger.Payments;

namespace CreditFunctions.Core.Ledger;

/// <summary>A Checkout session as Stripe shows it: in an event, or when asked.</summary>
/// <param name="SessionId"><c>cs_…</c>.</param>
/// <param name="Outcome">What happened to it.</param>
/// <param name="Currency">Lower case.</param>
/// <param name="AmountSubtotal">Before discount and tax: what our price is held against.</param>
/// <param name="AmountTotal">What was paid in all.</param>
/// <param name="AmountDiscount">Taken off by promotions.</param>
/// <param name="PaymentIntent">Null where there was none.</param>
/// <param name="IsCurrencyConverted">Old API versions state the amounts in the buyer's currency and ours beside them.</param>
/// <param name="At">When this was so.</param>
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
    /// <summary>The refunds and disputes of its payment, where Stripe was asked for them.</summary>
    public PurchaseFacts Returned { get; init; } = PurchaseFacts.None;
}
