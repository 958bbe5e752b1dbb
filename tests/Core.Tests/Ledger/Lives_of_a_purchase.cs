using System.Globalization;
using CreditFunctions.Core.Facts;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Tests.Facts;

namespace CreditFunctions.Core.Tests.Ledger;

/// <summary>Two purchases of one user, and the facts of both told in any order, some of them more than once.</summary>
public sealed class Lives_of_a_purchase(ITestOutputHelper output)
{
    private static readonly int Histories =
        int.TryParse(Environment.GetEnvironmentVariable("CREDIT_HISTORIES"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : 10_000;

    [Fact]
    public void Told_in_any_order_and_with_repeats_end_in_the_same_purchases_and_balance()
    {
        var random = Chance.Start(output);

        for (var history = 0; history < Histories; history++)
        {
            var life = RandomLife(random);
            var told = Tell(life);

            var retold = Tell([.. life, .. life.Where(_ => random.Happens(0.3))], random);

            Assert.Equal(told.Purchases, retold.Purchases);
            Assert.Equal(Totals(told), Totals(retold));
        }
    }

    [Fact]
    public void Leave_a_ledger_whose_entries_add_up()
    {
        var random = Chance.Start(output);

        for (var history = 0; history < Histories / 10; history++)
        {
            var told = Tell(RandomLife(random), random);
            long balance = 0;

            foreach (var (index, entry) in told.Entries.Index())
            {
                balance += entry.Credits;
                Assert.Equal((index + 1, balance), (entry.Sequence, entry.BalanceAfter));
                Assert.Equal(entry.Kind == EntryKind.Reversal, entry.Credits < 0);
                Assert.NotEqual(0, entry.Credits);
            }

            Assert.Equal((balance, told.Entries.Count), (told.Balance.Credits, (int)told.Balance.Sequence));
            Assert.Equal(balance, told.Purchases.Sum(purchase => purchase.Settlement.Credits));
            Assert.Equal(balance, told.Balance.Purchased - told.Balance.Reversed);
        }
    }

    private static (int Purchase, PurchaseFacts Fact)[] RandomLife(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => (random.Next(2), random.Happens(0.2) ? Fact.Paid() : RandomFacts.One(random)))];

    private static Told Tell((int Purchase, PurchaseFacts Fact)[] life, Random random)
    {
        random.Shuffle(life);
        return Tell(life);
    }

    private static Told Tell((int Purchase, PurchaseFacts Fact)[] life)
    {
        Purchase[] purchases = [A.Purchase(), A.Purchase(credits: 7, amount: 99) with { Id = A.PurchaseId("pur_other") }];
        var balance = Balance.Zero;
        var entries = new List<LedgerEntry>();
        foreach (var (index, fact) in life)
        {
            var known = purchases[index] with { Facts = purchases[index].Facts.Join(fact) };
            var posting = Posting.Of(known, balance, Cause.Event("evt_1", "any"), A.Noon);
            (purchases[index], balance) = (posting.Purchase, posting.Balance);
            entries.AddRange(posting.Entry is { } entry ? [entry] : []);
        }

        return new Told(purchases, balance, entries);
    }

    private static (long Credits, long Purchased, long Reversed) Totals(Told told) => (told.Balance.Credits, told.Balance.Purchased, told.Balance.Reversed);

    private sealed record Told(Purchase[] Purchases, Balance Balance, IReadOnlyList<LedgerEntry> Entries);
}
