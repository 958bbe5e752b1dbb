using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>
/// Accepts a payment that is held for review. It becomes a regular payment: the credits are granted, and later refunds and disputes take
/// effect. Accepting it again changes nothing.
/// </summary>
/// <param name="Purchase">The purchase in review.</param>
/// <param name="Reason">Why, for the audit; users see it.</param>
/// <param name="Actor">The operator, for the audit.</param>
public sealed record AcceptReview(PurchaseId Purchase, string Reason, string Actor) : ICommand<PaymentOutcome>
{
    /// <inheritdoc/>
    public IReadOnlyList<LedgerKey> Reads => [LedgerKey.Purchase(Purchase), LedgerKey.Balance];

    /// <inheritdoc/>
    public Decision<PaymentOutcome> Decide(LedgerSnapshot rows, DateTimeOffset now)
    {
        // Without a session there is no payment.
        if (rows.Find(LedgerKey.Purchase(Purchase)) is not { SessionId: { } sessionId } before)
        {
            return Decision.Unchanged<PaymentOutcome>(new PaymentOutcome.UnknownPurchase());
        }

        if (before.Facts.Reviews.IsEmpty)
        {
            return Decision.Unchanged<PaymentOutcome>(new PaymentOutcome.Rejected("there is no payment in review", before));
        }

        var source = EntrySource.Settle(sessionId) with { Reason = Reason, Actor = Actor };
        var update = LedgerUpdate.Of(before, new MatchResult.Accepted(AcceptedFacts(before)), rows, source, now);
        return new Decision<PaymentOutcome>(new PaymentOutcome.Recorded(before, update, IsDuplicate: false), source, [.. update.Rows(before, rows)]);
    }

    private static PurchaseFacts AcceptedFacts(Purchase purchase)
    {
        if (!purchase.Facts.Payments.IsEmpty)
        {
            return PurchaseFacts.None;
        }

        var (intent, review) = purchase.Facts.Reviews.MinBy(held => (held.Value.PaidAt, held.Key));

        // Without a payment nothing can be refunded, so any positive amount will do as the total.
        var amount = review.Amount > 0 ? review.Amount : purchase.Terms.Price.Amount;
        return new PurchaseFacts { Payments = FactMap.Of(intent, new PaymentFact(amount, review.PaidAt)) };
    }
}
