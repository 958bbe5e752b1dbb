using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Events;

/// <summary>What an event says.</summary>
public abstract record EventReading
{
    private EventReading()
    {
    }

    /// <summary>Not ours, or nothing to do.</summary>
    public sealed record Ignored(string Reason) : EventReading;

    /// <summary>A Checkout session of a purchase that the event itself names.</summary>
    public sealed record OfSession(PurchaseKey Purchase, CheckoutSessionSnapshot Session) : EventReading
    {
        /// <summary>The payment intent that the session was paid with, where it was paid.</summary>
        public string? PaidIntent => Session.Outcome == SessionOutcome.Paid ? Session.PaymentIntent : null;
    }

    /// <summary>Facts of a payment whose purchase has to be looked up.</summary>
    public sealed record OfPayment(string PaymentIntent, PurchaseFacts Facts) : EventReading;

    /// <summary>An attempt to pay was declined. Only logged: the session stays open.</summary>
    public sealed record Declined(PurchaseKey Purchase, string? Code) : EventReading;
}
