using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Queries;

/// <summary>A user's balance as stored, and recomputed from the entries and from the facts of the purchases.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Balance">The stored balance.</param>
/// <param name="FromEntries">The sum of all entries.</param>
/// <param name="FromFacts">What the facts of all purchases entitle the user to, plus all entries that belong to no purchase.</param>
/// <param name="Problems">Each difference as a sentence for operators; empty if there is none.</param>
public sealed record LedgerAudit(string UserId, long Balance, long FromEntries, long FromFacts, IReadOnlyList<string> Problems)
{
    public bool Ok => Problems.Count == 0;

    /// <summary>Recomputes a user's balance. Pure, and independent of the code that wrote the rows.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="balance">The balance row.</param>
    /// <param name="entries">All entries, oldest first.</param>
    /// <param name="purchases">All purchases.</param>
    public static LedgerAudit Of(string userId, Balance balance, IReadOnlyList<LedgerEntry> entries, IReadOnlyCollection<Purchase> purchases)
    {
        var fromEntries = entries.Sum(entry => entry.Credits);
        var held = entries.ToLookup(entry => entry.Purchase, entry => entry.Credits);
        var fromFacts = purchases.Sum(purchase => purchase.Entitlement.Credits) + held[null].Sum();
        List<string> problems =
        [
            .. ChainProblems(entries),
            .. purchases.SelectMany(purchase => PurchaseProblems(purchase, held[purchase.Id].Sum())),
            .. BalanceProblems(balance, fromEntries, fromFacts, entries.Count),
        ];
        return new LedgerAudit(userId, balance.Credits, fromEntries, fromFacts, problems);
    }

    /// <summary>The audit of a user whose rows cannot be read.</summary>
    public static LedgerAudit Unreadable(string userId, string problem) => new(userId, Balance: 0, FromEntries: 0, FromFacts: 0, [problem]);

    private static IEnumerable<string> ChainProblems(IReadOnlyList<LedgerEntry> entries)
    {
        long running = 0;
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            running += entry.Credits;
            if (entry.Sequence != index + 1)
            {
                yield return $"entry number {index + 1} has the sequence {entry.Sequence}";
            }

            if (entry.BalanceAfter != running)
            {
                yield return $"entry {entry.Sequence} states a balance of {entry.BalanceAfter}; the entries up to it sum to {running}";
            }
        }
    }

    private static IEnumerable<string> PurchaseProblems(Purchase purchase, long held)
    {
        var entitlement = purchase.Entitlement;
        if (held != purchase.GrantedCredits)
        {
            yield return $"purchase {purchase.Id} states {purchase.GrantedCredits} credits in the ledger; its entries sum to {held}";
        }

        if ((purchase.PurchasedCredits, purchase.ReversedCredits) != (entitlement.Purchased, entitlement.Reversed))
        {
            yield return $"purchase {purchase.Id} has {purchase.PurchasedCredits} credits bought and {purchase.ReversedCredits} taken back; its facts give {entitlement.Purchased} and {entitlement.Reversed}";
        }
    }

    private static IEnumerable<string> BalanceProblems(Balance balance, long fromEntries, long fromFacts, int entries)
    {
        if (balance.Credits != fromEntries)
        {
            yield return $"the balance is {balance.Credits}; the entries sum to {fromEntries}";
        }

        if (fromFacts != fromEntries)
        {
            yield return $"the facts of the purchases give {fromFacts}; the entries sum to {fromEntries}";
        }

        if (balance.Sequence != entries)
        {
            yield return $"the balance counts {balance.Sequence} entries; there are {entries}";
        }
    }
}
