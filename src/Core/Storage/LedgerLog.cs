using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Storage;

/// <summary>Logs what a commit changed, once per commit. Alerts and dashboards rely on the event names.</summary>
internal static partial class LedgerLog
{
    public static void Write(ILogger logger, UserId user, EntrySource? source, LedgerSnapshot before, IReadOnlyList<ILedgerRow> written)
    {
        var entry = written.OfType<LedgerEntry>().SingleOrDefault();
        if (entry is { Kind: EntryKind.Spend })
        {
            Spent(logger, user.Value, -entry.Credits, entry.BalanceAfter, entry.Sequence);
        }
        else if (entry is { Kind: EntryKind.Adjustment })
        {
            Adjusted(logger, user.Value, entry.Credits, entry.BalanceAfter, entry.Sequence);
        }

        if (source is not null
            && written.OfType<Purchase>().SingleOrDefault() is { } purchase
            && before.Find(LedgerKey.Purchase(purchase.Id)) is { } known)
        {
            WritePurchase(logger, source, known, purchase, entry, balance: entry?.BalanceAfter ?? before.Balance.Credits);
        }
    }

    private static void WritePurchase(ILogger logger, EntrySource source, Purchase known, Purchase purchase, LedgerEntry? entry, long balance)
    {
        var (before, after, credits) = (known.Entitlement, purchase.Entitlement, entry?.Credits ?? 0);
        var cause = source.EventId ?? source.Text;
        if (before.Purchased == 0 && after.Purchased > 0)
        {
            PurchaseCompleted(logger, purchase.User.Value, purchase.Terms.PackId, purchase.Id.Value, purchase.GrantedCredits, balance, cause);
        }
        else if (before.Status != PurchaseStatus.Review && after.Status == PurchaseStatus.Review)
        {
            PurchaseInReview(logger, purchase.Id.Value, purchase.User.Value, string.Join("; ", purchase.Facts.Reviews.Values.Select(review => review.Reason)), cause);
        }
        else if (after.AmountRefunded > before.AmountRefunded)
        {
            PurchaseRefunded(logger, purchase.User.Value, purchase.Id.Value, after.AmountRefunded, purchase.Terms.Price.Currency, credits, cause);
        }
        else
        {
            PurchaseUpdated(logger, purchase.Id.Value, after.Status, credits, cause);
        }

        if (source.Actor is not null)
        {
            PurchaseAccepted(logger, purchase.Id.Value, purchase.User.Value, credits);
        }
    }

    [LoggerMessage(EventId = 130, EventName = "credit.spent", Level = LogLevel.Information, Message = "credit.spent: user {UserId}, {Credits} credits, balance {Balance}, entry {Sequence}.")]
    private static partial void Spent(ILogger logger, string userId, long credits, long balance, long sequence);

    // Without the reason, which may contain personal data. The ledger has it.
    [LoggerMessage(EventId = 131, EventName = "credit.adjusted", Level = LogLevel.Warning, Message = "credit.adjusted: user {UserId} by an operator, {Credits} credits, balance {Balance}, entry {Sequence}.")]
    private static partial void Adjusted(ILogger logger, string userId, long credits, long balance, long sequence);

    [LoggerMessage(EventId = 120, EventName = "credit.purchase.accepted", Level = LogLevel.Warning, Message = "credit.purchase.accepted: purchase {PurchaseId} of user {UserId} by an operator, {Credits} credits.")]
    private static partial void PurchaseAccepted(ILogger logger, string purchaseId, string userId, long credits);

    [LoggerMessage(EventId = 440, EventName = "credit.purchase.completed", Level = LogLevel.Information, Message = "credit.purchase.completed: user {UserId}, pack {PackId}, purchase {PurchaseId}, {Credits} credits, balance {Balance}, cause {Cause}.")]
    private static partial void PurchaseCompleted(ILogger logger, string userId, string packId, string purchaseId, long credits, long balance, string cause);

    [LoggerMessage(EventId = 441, EventName = "credit.alert.review", Level = LogLevel.Error, Message = "Payment does not match purchase {PurchaseId} of user {UserId}; held for review: {Reason} (cause {Cause}).")]
    private static partial void PurchaseInReview(ILogger logger, string purchaseId, string userId, string reason, string cause);

    [LoggerMessage(EventId = 443, EventName = "credit.purchase.refunded", Level = LogLevel.Information, Message = "credit.purchase.refunded: user {UserId}, purchase {PurchaseId}, {AmountRefunded} {Currency} refunded in total, {Credits} credits, cause {Cause}.")]
    private static partial void PurchaseRefunded(ILogger logger, string userId, string purchaseId, long amountRefunded, string currency, long credits, string cause);

    [LoggerMessage(EventId = 442, Level = LogLevel.Information, Message = "Purchase {PurchaseId} is {Status}; {Credits} credits moved, cause {Cause}.")]
    private static partial void PurchaseUpdated(ILogger logger, string purchaseId, PurchaseStatus status, long credits, string cause);
}
