using CreditFunctions.Core.Facts;

namespace CreditFunctions.Core.Tests.Facts;

public sealed class Joining_facts(ITestOutputHelper output)
{
    private const int Rounds = 3_000;

    [Fact]
    public void Is_associative_commutative_and_idempotent()
    {
        var random = Chance.Start(output);

        for (var round = 0; round < Rounds; round++)
        {
            var (one, two, three) = (RandomFacts.Some(random), RandomFacts.Some(random), RandomFacts.Some(random));

            Assert.Equal(one.Join(two).Join(three), one.Join(two.Join(three)));
            Assert.Equal(one.Join(two), two.Join(one));
            Assert.Equal(one, one.Join(one));
            Assert.Equal(one, one.Join(PurchaseFacts.None));
        }
    }

    [Fact]
    public void Never_forgets()
    {
        var random = Chance.Start(output);

        for (var round = 0; round < Rounds; round++)
        {
            var (one, two) = (RandomFacts.Some(random), RandomFacts.Some(random));
            var both = one.Join(two);

            Assert.Equal(both, both.Join(one));
            Assert.Equal(both, both.Join(two));
        }
    }

    [Theory]
    [InlineData(RefundStatus.Pending, RefundStatus.RequiresAction)]
    [InlineData(RefundStatus.RequiresAction, RefundStatus.Succeeded)]
    [InlineData(RefundStatus.Succeeded, RefundStatus.Canceled)]
    [InlineData(RefundStatus.Canceled, RefundStatus.Failed)]
    public void A_refund_only_rises(RefundStatus lower, RefundStatus higher)
    {
        var late = Fact.Refund("re_1", 1000, higher).Join(Fact.Refund("re_1", 1000, lower));

        Assert.Equal(higher, late.Refunds["re_1"].Status);
    }

    [Fact]
    public void Amounts_keep_the_largest_and_times_the_earliest()
    {
        var facts = Fact.All(
            Fact.Paid(4999, minute: 2), Fact.Paid(5099, minute: 1), Fact.ChargeTells(2500), Fact.ChargeTells(1000), Fact.Dispute(0, DisputeMarks.None), Fact.Dispute(4999, DisputeMarks.Opened));

        Assert.Equal(new PaymentFact(5099, A.Noon.AddMinutes(1)), facts.Payments[Fact.Intent]);
        Assert.Equal(2500, facts.AmountsRefunded[Fact.Intent]);
        Assert.Equal(4999, facts.Disputes["du_1"].Amount);
    }

    [Fact]
    public void Marks_of_a_dispute_add_up()
    {
        var facts = Fact.Dispute(4999, DisputeMarks.Withdrawn).Join(Fact.Dispute(4999, DisputeMarks.Won));

        Assert.Equal(DisputeMarks.Withdrawn | DisputeMarks.Won, facts.Disputes["du_1"].Marks);
    }

    [Fact]
    public void Facts_are_equal_when_every_single_one_is()
    {
        PurchaseFacts[] different =
        [
            PurchaseFacts.None, Fact.Processing, Fact.Failed, Fact.Expired, Fact.Paid(), Fact.Paid(5000), Fact.Paid(intent: "pi_2"), Fact.Paid(minute: 1), Fact.InReview(),
            Fact.InReview("other"), Fact.Refund("re_1", 1), Fact.Refund("re_2", 1), Fact.Refund("re_1", 2), Fact.Refund("re_1", 1, RefundStatus.Failed), Fact.ChargeTells(1), Fact.ChargeTells(2),
            Fact.Dispute(1, DisputeMarks.Lost), Fact.Dispute(1, DisputeMarks.Won), Fact.Dispute(1, DisputeMarks.Lost, currency: "eur"),
        ];

        foreach (var (index, one) in different.Index())
        {
            Assert.All(different.Index(), other => Assert.Equal(index == other.Index, one.Equals(other.Item)));
            Assert.Equal(one.GetHashCode(), one.Join(one).GetHashCode());
        }
    }
}
