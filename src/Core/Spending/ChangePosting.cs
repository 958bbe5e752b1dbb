using CreditFunctions.Core.Ledger;

namespace CreditFunctions.Core.Spending;

/// <summary>What a change writes into a user's partition.</summary>
public sealed record ChangePosting(MadeChange Made, LedgerEntry Entry, Balance Balance)
{
    /// <summary>Makes a change, or refuses a spend that the balance does not cover.</summary>
    /// <returns>Null where the credits do not suffice.</returns>
    public static ChangePosting? Of(BalanceChange change, Balance balance, DateTimeOffset now)
    {
        var isSpend = change.Kind == EntryKind.Spend;
        var after = balance with
        {
            Credits = balance.Credits + change.Credits,
            Sequence = balance.Sequence + 1,
            Spent = balance.Spent - (isSpend ? change.Credits : 0),
            UpdatedAt = now,
        };
        if (isSpend && after.Credits < 0)
        {
            return null;
        }

        var cause = (isSpend ? "spend:" : "adjust:") + change.Key;
        var entry = new LedgerEntry(after.Sequence, change.Kind, change.Credits, after.Credits, Purchase: null, cause, change.Reason, now, change.Actor);
        return new ChangePosting(new MadeChange(change, after.Credits, after.Sequence), entry, after);
    }
}
