using System.Collections;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Queries;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Queries;

public sealed class LedgerAuditTests
{
    [Fact]
    public void An_audit_of_a_correct_ledger_finds_no_problem()
    {
        var (balance, entries, purchases) = Ledger(3);

        var audit = LedgerAudit.Of("alice", balance, entries, purchases);

        Assert.True(audit.Ok, string.Join("; ", audit.Problems));
        Assert.Equal((150, 150, 150), (audit.Balance, audit.FromEntries, audit.FromFacts));
    }

    [Fact]
    public void An_audit_finds_an_entry_that_names_the_wrong_purchase()
    {
        var (balance, entries, purchases) = Ledger(2);

        var audit = LedgerAudit.Of("alice", balance, [entries[0], entries[1] with { Purchase = entries[0].Purchase }], purchases);

        Assert.Equal(2, audit.Problems.Count);
        Assert.Contains(audit.Problems, problem => problem.Contains("its entries sum to 100", StringComparison.Ordinal));
        Assert.Contains(audit.Problems, problem => problem.Contains("its entries sum to 0", StringComparison.Ordinal));
    }

    [Fact]
    public void The_cost_of_an_audit_per_entry_does_not_grow_with_the_number_of_purchases() => Assert.Equal(Reads(2) / 2, Reads(200) / 200);

    private static int Reads(int count)
    {
        var (balance, entries, purchases) = Ledger(count);
        var counting = new CountingList(entries);
        LedgerAudit.Of("alice", balance, counting, purchases);
        return counting.Reads;
    }

    /// <summary>The ledger of a user who bought a number of packs of 50 credits.</summary>
    private static (Balance Balance, IReadOnlyList<LedgerEntry> Entries, IReadOnlyCollection<Purchase> Purchases) Ledger(int count)
    {
        var balance = Balance.Zero;
        var entries = new List<LedgerEntry>();
        var purchases = new List<Purchase>();
        for (var number = 1; number <= count; number++)
        {
            var paid = A.Purchase() with { Id = A.PurchaseId($"pur_{number:x12}ffffffffffffffffffff"), Facts = Tests.Ledger.Payments.Fact.Paid() };
            var posting = LedgerUpdate.Of(paid, balance, EntrySource.Settle("cs_1"), A.Noon);
            balance = posting.Balance;
            entries.Add(posting.Entry!);
            purchases.Add(posting.Purchase);
        }

        return (balance, entries, purchases);
    }

    /// <summary>Counts how often an entry is read.</summary>
    private sealed class CountingList(IReadOnlyList<LedgerEntry> entries) : IReadOnlyList<LedgerEntry>
    {
        public int Reads { get; private set; }

        public int Count => entries.Count;

        public LedgerEntry this[int index]
        {
            get
            {
                Reads++;
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
