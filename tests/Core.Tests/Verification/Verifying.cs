using System.Collections;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Verification;

namespace CreditFunctions.Core.Tests.Verification;

public sealed class Verifying
{
    [Fact]
    public void Finds_nothing_in_books_that_are_right()
    {
        var (balance, entries, purchases) = Books(3);

        var verification = VerificationRules.Verify("alice", balance, entries, purchases);

        Assert.True(verification.Ok, string.Join("; ", verification.Problems));
        Assert.Equal((150, 150, 150), (verification.Balance, verification.FromEntries, verification.FromFacts));
    }

    [Fact]
    public void Finds_credits_that_stand_under_another_purchase_than_they_were_bought_with()
    {
        var (balance, entries, purchases) = Books(2);

        var verification = VerificationRules.Verify("alice", balance, [entries[0], entries[1] with { Purchase = entries[0].Purchase }], purchases);

        Assert.Equal(2, verification.Problems.Count);
        Assert.Contains(verification.Problems, problem => problem.Contains("its entries sum to 100", StringComparison.Ordinal));
        Assert.Contains(verification.Problems, problem => problem.Contains("its entries sum to 0", StringComparison.Ordinal));
    }

    [Fact]
    public void Takes_no_more_looks_at_an_entry_however_many_purchases_there_are()
    {
        Assert.Equal(Looks(2) / 2, Looks(200) / 200);
    }

    private static int Looks(int count)
    {
        var (balance, entries, purchases) = Books(count);
        var watched = new Watched(entries);
        VerificationRules.Verify("alice", balance, watched, purchases);
        return watched.Looks;
    }

    /// <summary>Books of a user who has bought so many packs of 50 credits.</summary>
    private static (Balance Balance, IReadOnlyList<LedgerEntry> Entries, IReadOnlyCollection<Purchase> Purchases) Books(int count)
    {
        var balance = Balance.Zero;
        var entries = new List<LedgerEntry>();
        var purchases = new List<Purchase>();
        for (var number = 1; number <= count; number++)
        {
            var paid = A.Purchase() with { Id = A.PurchaseId($"pur_{number:x12}ffffffffffffffffffff"), Facts = Facts.Fact.Paid() };
            var posting = Posting.Of(paid, balance, Cause.Settle("cs_1"), A.Noon);
            balance = posting.Balance;
            entries.Add(posting.Entry!);
            purchases.Add(posting.Purchase);
        }

        return (balance, entries, purchases);
    }

    /// <summary>Counts how often an entry is looked at.</summary>
    private sealed class Watched(IReadOnlyList<LedgerEntry> entries) : IReadOnlyList<LedgerEntry>
    {
        public int Looks { get; private set; }

        public int Count => entries.Count;

        public LedgerEntry this[int index]
        {
            get
            {
                Looks++;
                return entries[index];
            }
        }

        public IEnumerator<LedgerEntry> GetEnumerator()
        {
            for (var index = 0; index < Count; index++)
            {
                yield return this[index];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
