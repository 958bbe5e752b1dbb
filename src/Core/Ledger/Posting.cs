using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Ledger;

/// <summary>What a change of facts does to a user's partition: the purchase after it and, where credits move, the entry and the balance.</summary>
/// <param name="Purchase">The purchase with its new facts.</param>
/// <param name="Entry">Null where no credits move.</param>
/// <param name="Balance">The balance after it; as before where no credits move.</param>
public sealed record Posting(Purchase Purchase, LedgerEntry? Entry, Balance Balance)
{
    /// <summary>
    /// Brings the ledger to what the facts say. The entry is the difference between that and what the ledger already holds; no
    /// difference, no entry.
    /// </summary>
    public static Posting Of(Purchase purchase, Balance balance, Cause cause, DateTimeOffset now)
    {
        var target = purchase.Settlement;
        var difference = target.Credits - purchase.GrantedCredits;
        var settled = purchase with { PurchasedCredits = target.Purchased, ReversedCredits = target.Reversed };
        var after = balance with
        {
            Purchased = balance.Purchased + target.Purchased - purchase.PurchasedCredits,
            Reversed = balance.Reversed + target.Reversed - purchase.ReversedCredits,
        };
        if (difference == 0)
        {
            return new Posting(settled, Entry: null, after);
        }

        after = after with { Credits = balance.Credits + difference, Sequence = balance.Sequence + 1, UpdatedAt = now };
        var kind = Kind(difference, firstOfPurchase: purchase.PurchasedCredits == 0);
        return new Posting(
            settled,
            new LedgerEntry(after.Sequence, kind, difference, after.Credits, purchase.Id, cause.Text, cause.Reason, now, cause.Actor),
            after);
    }

    private static EntryKind Kind(long difference, bool firstOfPurchase) =>
        difference < 0 ? EntryKind.Reversal : firstOfPurchase ? EntryKind.Grant : EntryKind.Restore;
}
