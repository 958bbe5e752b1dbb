using CreditFunctions.Core.Purchases;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Ledger;

/// <summary>The telemetry events of a settled purchase; their names are stable.</summary>
internal static partial class SettlementLog
{
    public static void Write(ILogger logger, SettleOutcome.Settled settled, string cause)
    {
        var purchase = settled.Posting.Purchase;
        var before = settled.Before.Settlement;
        var after = purchase.Settlement;
        if (before.Purchased == 0 && after.Purchased > 0)
        {
            PurchaseCompleted(logger, purchase.User.Value, purchase.Terms.PackId, purchase.Id.Value, purchase.GrantedCredits, settled.Posting.Balance.Credits, cause);
        }
        else if (before.Status != PurchaseStatus.Review && after.Status == PurchaseStatus.Review)
        {
            PurchaseInReview(logger, purchase.Id.Value, purchase.User.Value, string.Join("; ", purchase.Facts.Reviews.Values.Select(review => review.Reason)), cause);
        }
        else if (after.AmountRefunded > before.AmountRefunded)
        {
            PurchaseRefunded(logger, purchase.User.Value, purchase.Id.Value, after.AmountRefunded, purchase.Terms.Price.Currency, settled.Posting.Entry?.Credits ?? 0, cause);
        }
        else
        {
            PurchaseSettled(logger, purchase.Id.Value, after.Status, settled.Posting.Entry?.Credits ?? 0, cause);
        }
    }

    [LoggerMessage(EventId = 440, EventName = "credit.purchase.completed", Level = LogLevel.Information, Message = "credit.purchase.completed: user {UserId}, pack {PackId}, purchase {PurchaseId}, {Credits} credits, balance {Balance}, cause {Cause}.")]
    private static partial void PurchaseCompleted(ILogger logger, string userId, string packId, string purchaseId, long credits, long balance, string cause);

    [LoggerMessage(EventId = 441, EventName = "credit.alert.review", Level = LogLevel.Error, Message = "Purchase {PurchaseId} of user {UserId} was paid otherwise than agreed and waits for an operator: {Reason} (cause {Cause}).")]
    private static partial void PurchaseInReview(ILogger logger, string purchaseId, string userId, string reason, string cause);

    [LoggerMessage(EventId = 443, EventName = "credit.purchase.refunded", Level = LogLevel.Information, Message = "credit.purchase.refunded: user {UserId}, purchase {PurchaseId}, {AmountRefunded} {Currency} refunded in all, {Credits} credits, cause {Cause}.")]
    private static partial void PurchaseRefunded(ILogger logger, string userId, string purchaseId, long amountRefunded, string currency, long credits, string cause);

    [LoggerMessage(EventId = 442, Level = LogLevel.Information, Message = "Purchase {PurchaseId} is {Status}; {Credits} credits moved, cause {Cause}.")]
    private static partial void PurchaseSettled(ILogger logger, string purchaseId, PurchaseStatus status, long credits, string cause);
}
