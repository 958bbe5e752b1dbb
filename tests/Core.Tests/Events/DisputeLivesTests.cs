using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Tests.Ledger.Payments;
using CsCheck;

namespace CreditFunctions.Core.Tests.Events;

/// <summary>Random refunds and disputes in several currencies, as the events that Stripe sends about them. The lives keep their own account of the money.</summary>
public sealed class DisputeLivesTests
{
    private const int Lives = 5_000;

    private static readonly Gen<Life> Life = Gen.Select(
        Gen.Long[1, 1_000],
        Gen.Long[100, 20_000],
        Gen.Long[1, 5_000].Array[0, 2],
        Gen.Select(Gen.Int[1, 100], Gen.OneOf(Settled.Currencies), Gen.Int[0, DisputeLife.Steps - 1].Array[0, 7]).Array[0, 3],
        Events.Life.Of);

    private static readonly Gen<(Life Life, PurchaseFacts[] Delivered, int Subset)> LifeAndDelivery =
        from life in Life
        from repeated in Gen.Bool.Array[life.Facts.Length]
        from delivered in Gen.Shuffle(life.Facts.Concat(life.Facts.Where((_, index) => repeated[index])).ToArray())
        from subset in Gen.Int[0, life.Facts.Length]
        select (life, delivered, subset);

    [Fact]
    public void The_credits_follow_the_disputed_money_and_the_status_follows_the_latest_event() => Life.Sample(
        life =>
        {
            var settlement = Entitlement.Of(life.Credits, "usd", Fact.All(life.Facts));

            Assert.InRange(settlement.Credits, life.WorthMin, life.WorthMax);
            Assert.Equal(life.Status, settlement.Status);
        },
        iter: Math.Max(Lives, Check.Iter));

    [Fact]
    public void Dispute_events_in_any_order_and_with_repeats_give_the_same_facts_and_credits() => LifeAndDelivery.Sample(
        (life, delivered, _) =>
        {
            var (inOrder, anyhow) = (Fact.All(life.Facts), Fact.All(delivered));

            Assert.Equal(inOrder, anyhow);
            Assert.Equal(FactsJson.Write(inOrder), FactsJson.Write(anyhow));
            Assert.Equal(Entitlement.Of(life.Credits, "usd", inOrder), Entitlement.Of(life.Credits, "usd", anyhow));
        },
        iter: Math.Max(Lives, Check.Iter),
        print: one => Print(one.Item1, one.Item2, one.Item3));

    [Fact]
    public void Dispute_events_applied_in_two_parts_end_in_the_same_purchase_and_balance() => LifeAndDelivery.Sample(
        (life, delivered, subset) =>
        {
            var atOnce = Post(A.Purchase(life.Credits), Balance.Zero, Fact.All(life.Facts));
            var part = Post(A.Purchase(life.Credits), Balance.Zero, Fact.All(delivered[..subset]));

            var rest = Post(part.Purchase, part.Balance, Fact.All(delivered[subset..]));

            Assert.Equal(atOnce.Purchase, rest.Purchase);
            Assert.Equal(
                (atOnce.Balance.Credits, atOnce.Balance.Purchased, atOnce.Balance.Reversed),
                (rest.Balance.Credits, rest.Balance.Purchased, rest.Balance.Reversed));
        },
        iter: Math.Max(Lives, Check.Iter),
        print: one => Print(one.Item1, one.Item2, one.Item3));

    private static string Print(Life life, PurchaseFacts[] delivered, int subset) =>
        $"{life}\nin this order, the first {subset} by themselves:\n{string.Join('\n', delivered.Select(FactsJson.Write))}";

    private static LedgerUpdate Post(Purchase purchase, Balance balance, PurchaseFacts facts) =>
        LedgerUpdate.Of(purchase with { Facts = purchase.Facts.Merge(facts) }, balance, EntrySource.Event("evt_1", "any"), A.Noon);
}
