using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>New information about the payment of a purchase.</summary>
public abstract record PaymentUpdate
{
    private PaymentUpdate()
    {
    }

    /// <summary>Compares the update with the stored purchase.</summary>
    internal abstract MatchResult Match(Purchase purchase);

    /// <summary>Refunds, disputes and other facts of a payment that is known to belong to the purchase.</summary>
    public sealed record NewFacts(PurchaseFacts Facts) : PaymentUpdate
    {
        internal override MatchResult Match(Purchase purchase) => new MatchResult.Accepted(Facts);
    }

    /// <summary>The purchase never got a Checkout session and will not get one.</summary>
    public sealed record NoSession : PaymentUpdate
    {
        internal override MatchResult Match(Purchase purchase) => purchase.SessionId is null
            ? new MatchResult.Accepted(new PurchaseFacts { IsExpired = true })
            : new MatchResult.Rejected("it has a session");
    }

    /// <summary>A Checkout session that an event reported.</summary>
    public sealed record SessionEvent(CheckoutSessionSnapshot Session) : PaymentUpdate
    {
        internal override MatchResult Match(Purchase purchase) => SessionMatch.Of(purchase, Session);
    }

    /// <summary>
    /// A Checkout session that was read from Stripe. A payment that is already recorded keeps its time: for a delayed payment, an event has the
    /// time of success, a session only the start of the payment.
    /// </summary>
    public sealed record SessionRead(CheckoutSessionSnapshot Session) : PaymentUpdate
    {
        internal override MatchResult Match(Purchase purchase) =>
            SessionMatch.Of(purchase, Session) is MatchResult.Accepted { Facts: var facts } accepted
                ? accepted with { Facts = facts with { Payments = facts.Payments.RemoveRange(Recorded(purchase, facts)) } }
                : SessionMatch.Of(purchase, Session);

        private static IEnumerable<string> Recorded(Purchase purchase, PurchaseFacts facts) =>
            from payment in facts.Payments
            where purchase.Facts.Payments.TryGetValue(payment.Key, out var known) && known.Amount == payment.Value.Amount
            select payment.Key;
    }
}
