using CreditFunctions.Core.Ledger.Payments;
using CsCheck;

namespace CreditFunctions.Core.Tests.Ledger.Payments;

public sealed class PurchaseFactsTests
{
    private const int Rounds = 3_000;

    [Fact]
    public void Merging_facts_is_associative_commutative_and_idempotent() =>
        Gen.Select(RandomFacts.Some, RandomFacts.Some, RandomFacts.Some).Sample(
            (one, two, three) =>
            {
                Assert.Equal(one.Merge(two).Merge(three), one.Merge(two.Merge(three)));
                Assert.Equal(one.Merge(two), two.Merge(one));
                Assert.Equal(one, one.Merge(one));
                Assert.Equal(one, one.Merge(PurchaseFacts.None));
            },
            iter: Rounds,
            print: facts => $"{Print(facts.Item1)}\n{Print(facts.Item2)}\n{Print(facts.Item3)}");

    [Fact]
    public void Merging_keeps_every_fact() =>
        Gen.Select(RandomFacts.Some, RandomFacts.Some).Sample(
            (one, two) =>
            {
                var both = one.Merge(two);

                Assert.Equal(both, both.Merge(one));
                Assert.Equal(both, both.Merge(two));
            },
            iter: Rounds,
            print: facts => $"{Print(facts.Item1)}\n{Print(facts.Item2)}");

    [Theory]
    [InlineData(RefundStatus.Pending, RefundStatus.RequiresAction)]
    [InlineData(RefundStatus.RequiresAction, RefundStatus.Succeeded)]
    [InlineData(RefundStatus.Succeeded, RefundStatus.Canceled)]
    [InlineData(RefundStatus.Canceled, RefundStatus.Failed)]
    public void Merging_keeps_the_highest_status_of_a_refund(RefundStatus lower, RefundStatus higher)
    {
        var late = Fact.Refund("re_1", 1000, higher).Merge(Fact.Refund("re_1", 1000, lower));

        Assert.Equal(higher, late.Refunds["re_1"].Status);
    }

    [Fact]
    public void Merging_keeps_the_largest_amount_and_the_earliest_time()
    {
        var facts = Fact.All(
            Fact.Paid(4999, minute: 2), Fact.Paid(5099, minute: 1), Fact.ChargeTells(2500), Fact.ChargeTells(1000), Fact.Dispute(0, DisputeMarks.None), Fact.Dispute(4999, DisputeMarks.Opened));

        Assert.Equal(new PaymentFact(5099, A.Noon.AddMinutes(1)), facts.Payments[Fact.Intent]);
        Assert.Equal(2500, facts.AmountsRefunded[Fact.Intent]);
        Assert.Equal(4999, facts.Disputes["du_1"].Amount);
    }

    [Fact]
    public void Merging_keeps_the_amount_of_a_dispute_with_its_currency()
    {
        var facts = Fact.Dispute(4999, DisputeMarks.None, currency: "usd").Merge(Fact.Dispute(5000, DisputeMarks.None, currency: "eur"));

        Assert.Equal((5000, "eur"), (facts.Disputes["du_1"].Amount, facts.Disputes["du_1"].Currency));
    }

    [Fact]
    public void Merging_unites_the_marks_of_a_dispute()
    {
        var facts = Fact.Dispute(4999, DisputeMarks.Withdrawn).Merge(Fact.Dispute(4999, DisputeMarks.Won));

        Assert.Equal(DisputeMarks.Withdrawn | DisputeMarks.Won, facts.Disputes["du_1"].Marks);
    }

    [Fact]
    public void Merging_unites_the_movements_of_a_dispute_by_id()
    {
        var facts = Fact.Dispute(DisputeStatus.NeedsResponse, -4999).Merge(Fact.Dispute(DisputeStatus.Won, -4999, 4999));

        Assert.Equal([("txn_0", -4999L), ("txn_1", 4999L)], facts.Disputes["du_1"].Movements.Select(movement => (movement.Key, movement.Value.Amount)));
    }

    [Theory]
    [InlineData(-4999, "usd", 0, -1, "usd", 0)]
    [InlineData(-1, "usd", 0, 1, "usd", 0)]
    [InlineData(-1, "eur", 1, -1, "usd", 0)]
    [InlineData(-1, "usd", 0, -1, "usd", 1)]
    public void Merging_two_movements_with_one_id_keeps_the_lower_amount(long amount, string currency, int minute, long otherAmount, string otherCurrency, int otherMinute)
    {
        var kept = new DisputeMovement(amount, currency, A.Noon.AddMinutes(minute));
        var other = new DisputeMovement(otherAmount, otherCurrency, A.Noon.AddMinutes(otherMinute));

        Assert.Equal(kept, kept.Merge(other));
        Assert.Equal(kept, other.Merge(kept));
    }

    [Fact]
    public void Merging_keeps_the_latest_status_of_a_dispute_or_within_a_second_the_highest()
    {
        DisputeStatusAt[] ascending =
        [
            new(DisputeStatus.UnderReview, A.Noon), new(DisputeStatus.Won, A.Noon), new(DisputeStatus.Lost, A.Noon), new(DisputeStatus.AppealUnderReview, A.Noon.AddSeconds(1)),
        ];

        foreach (var (earlier, later) in ascending.Zip(ascending.Skip(1)))
        {
            Assert.Equal(later, DisputeStatusAt.Later(earlier, later));
            Assert.Equal(later, DisputeStatusAt.Later(later, earlier));
        }
    }

    [Fact]
    public void Facts_are_equal_if_and_only_if_every_single_fact_is()
    {
        PurchaseFacts[] different =
        [
            PurchaseFacts.None, Fact.Processing, Fact.Failed, Fact.Expired, Fact.Paid(), Fact.Paid(5000), Fact.Paid(intent: "pi_2"), Fact.Paid(minute: 1), Fact.InReview(),
            Fact.InReview("other"), Fact.Refund("re_1", 1), Fact.Refund("re_2", 1), Fact.Refund("re_1", 2), Fact.Refund("re_1", 1, RefundStatus.Failed), Fact.ChargeTells(1), Fact.ChargeTells(2),
            Fact.Dispute(1, DisputeMarks.Lost), Fact.Dispute(1, DisputeMarks.Won), Fact.Dispute(1, DisputeMarks.Lost, currency: "eur"),
            Fact.Dispute(DisputeStatus.Won), Fact.Dispute(DisputeStatus.Lost), Fact.Dispute(DisputeStatus.Lost, -1), Fact.Dispute(DisputeStatus.Lost, -2),
        ];

        foreach (var (index, one) in different.Index())
        {
            Assert.All(different.Index(), other => Assert.Equal(index == other.Index, one.Equals(other.Item)));
            Assert.Equal(one.GetHashCode(), one.Merge(one).GetHashCode());
        }

        Assert.Equal(Fact.Dispute(DisputeStatus.Lost, -1).Disputes["du_1"].GetHashCode(), Fact.Dispute(DisputeStatus.Lost, -1).Disputes["du_1"].GetHashCode());
    }

    private static string Print(PurchaseFacts facts) => FactsJson.Write(facts);
}
