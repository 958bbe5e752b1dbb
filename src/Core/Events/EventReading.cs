using CreditFunctions.Core.Facts;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Events;

/// <summary>What an event turns out to be about.</summary>
public abstract record EventReading
{
    private EventReading()
    {
    }

    /// <summary>Not ours, or nothing to do.</summary>
    public sealed record Ignored(string Reason) : EventReading;

    /// <summary>A purchase that the event itself names.</summary>
    /// <param name="Purchase">The purchase.</param>
    /// <param name="PaymentIntent">Set where a payment intent becomes known by this event.</param>
    /// <param name="Judge">Holds the event against the purchase as it is stored.</param>
    public sealed record OfPurchase(PurchaseName Purchase, string? PaymentIntent, Func<Purchase, Judgement> Judge) : EventReading;

    /// <summary>A payment whose purchase has to be looked up.</summary>
    public sealed record OfPayment(string PaymentIntent, PurchaseFacts Facts) : EventReading;

    /// <summary>A try to pay that was declined; told, and nothing else.</summary>
    public sealed record Declined(PurchaseName Purchase, string? Code) : EventReading;
}
