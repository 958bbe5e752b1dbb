using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger;

/// <summary>The changes that new facts make to a user's partition.</summary>
/// <param name="Purchase">The purchase with its new facts.</param>
/// <param name="Entry">The new entry; null if no credits move.</param>
/// <param name="Balance">The balance after the entry; unchanged if no credits move.</param>
public sealed record LedgerUpdate(Purchase Purchase, LedgerEntry? Entry, Balance Balance)
{
    /// <summary>The credits that move.</summary>
    public long Credits => Entry?.Credits ?? 0;

    /// <summary>Adds accepted facts to a purchase and brings the ledger to what they entitle the user to.</summary>
    /// <exception cref="CorruptRowException">The session belongs to another purchase.</exception>
    internal static LedgerUpdate Of(Purchase before, MatchResult.Accepted accepted, LedgerSnapshot rows, EntrySource source, DateTimeOffset now)
    {
        var purchase = before with
        {
            Facts = before.Facts.Merge(accepted.Facts),
            SessionId = before.SessionId ?? accepted.SessionId,
        };

        // Without this check, inserting the session would conflict until the time limit on every attempt.
        if (purchase.SessionId is { } sessionId && rows.Find(LedgerKey.Session(sessionId)) is { } link && link.Purchase != purchase.Id)
        {
            throw new CorruptRowException($"Session {sessionId} is stored for purchase {link.Purchase}, but its metadata names purchase {purchase.Id}.");
        }

        return Of(purchase, rows.Balance, source, now);
    }

    /// <summary>
    /// Brings the ledger to what the purchase's facts entitle the user to. The entry is the difference between that and what the ledger
    /// already holds for the purchase; without a difference there is no entry.
    /// </summary>
    public static LedgerUpdate Of(Purchase purchase, Balance balance, EntrySource source, DateTimeOffset now)
    {
        var target = purchase.Entitlement;
        var difference = target.Credits - purchase.GrantedCredits;
        var updated = purchase with { PurchasedCredits = target.Purchased, ReversedCredits = target.Reversed };
        var after = balance with
        {
            Purchased = balance.Purchased + target.Purchased - purchase.PurchasedCredits,
            Reversed = balance.Reversed + target.Reversed - purchase.ReversedCredits,
        };
        if (difference == 0)
        {
            return new LedgerUpdate(updated, Entry: null, after);
        }

        after = after with { Credits = balance.Credits + difference, Sequence = balance.Sequence + 1, UpdatedAt = now };
        var kind = Kind(difference, isFirstOfPurchase: purchase.PurchasedCredits == 0);
        return new LedgerUpdate(
            updated,
            new LedgerEntry(after.Sequence, kind, difference, after.Credits, purchase.Id, source.Text, source.Reason, now, source.Actor),
            after);
    }

    /// <summary>The rows that differ from what is stored.</summary>
    internal IEnumerable<ILedgerRow> Rows(Purchase before, LedgerSnapshot rows)
    {
        if (Purchase != before)
        {
            yield return Purchase;
        }

        if (before.SessionId is null && Purchase.SessionId is { } sessionId && rows.Find(LedgerKey.Session(sessionId)) is null)
        {
            yield return new SessionLink(sessionId, Purchase.Id);
        }

        if (Entry is not null)
        {
            yield return Entry;
        }

        if (Balance != rows.Balance)
        {
            yield return Balance;
        }
    }

    private static EntryKind Kind(long difference, bool isFirstOfPurchase) =>
        difference < 0 ? EntryKind.Reversal : isFirstOfPurchase ? EntryKind.Grant : EntryKind.Restore;
}
