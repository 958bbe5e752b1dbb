using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Events;

/// <summary>What an event means to this product.</summary>
public abstract record EventReading
{
    private EventReading()
    {
    }

    /// <summary>Not ours, or nothing to do.</summary>
    public sealed record Ignored(string Reason) : EventReading;

    /// <summary>A Checkout session of a purchase, and perhaps an installation, that the event itself names.</summary>
    public sealed record OfSession(PurchaseKey Purchase, string? Installation, CheckoutSessionSnapshot Session) : EventReading
    {
        /// <summary>The payment intent; null unless the session is paid.</summary>
        public string? PaidIntent => Session.Outcome == SessionOutcome.Paid ? Session.PaymentIntent : null;
    }

    /// <summary>Facts of a payment, whose purchase has to be looked up.</summary>
    public sealed record OfPayment(string PaymentIntent, PurchaseFacts Facts) : EventReading;

    /// <summary>A payment attempt was declined. Only logged, because the session stays open.</summary>
    public sealed record Declined(PurchaseKey Purchase, string? Installation, string? Code) : EventReading;
}
