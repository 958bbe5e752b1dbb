using CreditFunctions.Core.Facts;
using CreditFunctions.Core.Purchases;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Ledger;

/// <summary>
/// Lets an operator accept a payment that is held for review. It becomes a payment like any other: the credits are granted, and later
/// refunds and disputes of it count.
/// </summary>
public sealed partial class AcceptPayment(TablePurchases purchases, SettlePurchase settle, ILogger<AcceptPayment> logger)
{
    private const string NothingToAccept = "there is no payment in review";

    /// <summary>Accepts it; once accepted, asking again changes nothing and gets the same answer.</summary>
    /// <param name="purchase">The purchase in review.</param>
    /// <param name="reason">Why, for the audit.</param>
    /// <param name="actor">Who, for the audit.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<SettleOutcome> AcceptAsync(PurchaseName purchase, string reason, string actor, CancellationToken cancellationToken)
    {
        if (await purchases.FindAsync(purchase, cancellationToken) is not { Value.SessionId: { } sessionId })
        {
            return new SettleOutcome.UnknownPurchase(); // Without a session nothing was paid, in whatever way.
        }

        var cause = Cause.Settle(sessionId) with { Reason = reason, Actor = actor };
        var outcome = await settle.SettleAsync(purchase, cause, Judge, before: Task.CompletedTask, SettleMode.Once, cancellationToken);
        if (outcome is SettleOutcome.Settled settled && settled.Posting.Purchase != settled.Before)
        {
            SettlementLog.Write(logger, settled, cause.Text);
            Log.Accepted(logger, purchase.Id.Value, purchase.User.Value, settled.Posting.Entry?.Credits ?? 0);
        }

        return outcome;
    }

    private static Judgement Judge(Purchase purchase)
    {
        if (purchase.Facts.Reviews.IsEmpty)
        {
            return new Judgement.Refused(NothingToAccept);
        }

        var (intent, review) = purchase.Facts.Reviews.MinBy(held => (held.Value.PaidAt, held.Key));

        // Where nothing was paid, nothing can be refunded either, and any amount above zero serves as the whole.
        var amount = review.Amount > 0 ? review.Amount : purchase.Terms.Price.Amount;
        return new Judgement.Accepted(purchase.Facts.Payments.IsEmpty
            ? new PurchaseFacts { Payments = FactMap.Of(intent, new PaymentFact(amount, review.PaidAt)) }
            : PurchaseFacts.None);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 120, EventName = "credit.purchase.accepted", Level = LogLevel.Warning, Message = "credit.purchase.accepted: purchase {PurchaseId} of user {UserId} by an operator, {Credits} credits.")]
        public static partial void Accepted(ILogger logger, string purchaseId, string userId, long credits);
    }
}
