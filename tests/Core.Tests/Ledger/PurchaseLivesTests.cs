using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Tests.Ledger.Payments;
using CsCheck;

namespace CreditFunctions.Core.Tests.Ledger;

/// <summary>Two purchases of one user, and the facts of both in any order, some of them more than once. The environment variable CsCheck_Iter asks for more than the usual number of lives.</summary>
public sealed class PurchaseLivesTests
{
    private const int Lives = 10_000;

    private static readonly Gen<(int Purchase, PurchaseFacts Fact)[]> Life =
        Gen.Select(Gen.Int[0, 1], Gen.Frequency((1, Gen.Const(Fact.Paid())), (4, RandomFacts.One))).Array[1, 12];

    private static readonly Gen<((int, PurchaseFacts)[], (int, PurchaseFacts)[])> LifeAndRepeats =
        from life in Life
        from repeated in Gen.Bool.Array[life.Length]
        from again in Gen.Shuffle(life.Concat(life.Where((_, index) => repeated[index])).ToArray())
        select (life, again);

    [Fact]
    public void Facts_in_any_order_and_with_repeats_end_in_the_same_purchases_and_balance() => LifeAndRepeats.Sample(
        (life, again) =>
        {
            var (one, other) = (Apply(life), Apply(again));

            Assert.Equal(one.Purchases, other.Purchases);
            Assert.Equal(Totals(one), Totals(other));
        },
        iter: Math.Max(Lives, Check.Iter),
        print: lives => Print(lives.Item2));

    [Fact]
    public void The_entries_of_random_purchases_add_up_to_the_balance() => Life.Sample(
        life =>
        {
            var books = Apply(life);
            long balance = 0;

            foreach (var (index, entry) in books.Entries.Index())
            {
                balance += entry.Credits;
                Assert.Equal((index + 1, balance), (entry.Sequence, entry.BalanceAfter));
                Assert.Equal(entry.Kind == EntryKind.Reversal, entry.Credits < 0);
                Assert.NotEqual(0, entry.Credits);
            }

            Assert.Equal((balance, books.Entries.Count), (books.Balance.Credits, (int)books.Balance.Sequence));
            Assert.Equal(balance, books.Purchases.Sum(purchase => purchase.Entitlement.Credits));
            Assert.Equal(balance, books.Balance.Purchased - books.Balance.Reversed);
        },
        iter: Lives / 10,
        print: Print);

    private static Books Apply((int Purchase, PurchaseFacts Fact)[] life)
    {
        Purchase[] purchases = [A.Purchase(), A.Purchase(credits: 7, amount: 99) with { Id = A.PurchaseId("pur_other") }];
        var balance = Balance.Zero;
        var entries = new List<LedgerEntry>();
        foreach (var (index, fact) in life)
        {
            var known = purchases[index] with { Facts = purchases[index].Facts.Merge(fact) };
            var posting = LedgerUpdate.Of(known, balance, EntrySource.Event("evt_1", "any"), A.Noon);
            (purchases[index], balance) = (posting.Purchase, posting.Balance);
            entries.AddRange(posting.Entry is { } entry ? [entry] : []);
        }

        return new Books(purchases, balance, entries);
    }

    private static string Print((int Purchase, PurchaseFacts Fact)[] life) => string.Join('\n', life.Select(one => $"{one.Purchase} {FactsJson.Write(one.Fact)}"));

    private static (long Credits, long Purchased, long Reversed) Totals(Books books) => (books.Balance.Credits, books.Balance.Purchased, books.Balance.Reversed);

    private sealed record Books(Purchase[] Purchases, Balance Balance, IReadOnlyList<LedgerEntry> Entries);
}
