using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using static CreditFunctions.Core.Tests.Ledger.Purchases.EntitlementTests;

namespace CreditFunctions.Core.Tests.Ledger.Payments;

/// <summary>Disputes whose movements of money are known. 50 credits were bought for 49.99 usd.</summary>
public sealed class DisputedMoneyTests
{
    [Fact]
    public void A_chargeback_reverses_the_credits_while_the_money_is_withdrawn()
    {
        AssertWorth(50, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(DisputeStatus.NeedsResponse));
        AssertWorth(0, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(DisputeStatus.NeedsResponse, -4999));
        AssertWorth(0, PurchaseStatus.DisputeLost, Fact.Paid(), Fact.Dispute(DisputeStatus.Lost, -4999));
        AssertWorth(50, PurchaseStatus.Completed, Fact.Paid(), Fact.Dispute(DisputeStatus.Won, -4999, 4999));
    }

    [Fact]
    public void The_moved_money_of_a_dispute_takes_precedence_over_its_marks()
    {
        const DisputeMarks Everything = DisputeMarks.Opened | DisputeMarks.Withdrawn | DisputeMarks.Reinstated | DisputeMarks.Lost | DisputeMarks.Won;

        AssertWorth(0, PurchaseStatus.DisputeLost, Fact.Paid(), Fact.Dispute(DisputeStatus.Lost, -4999), Fact.Dispute(4999, Everything));
        AssertWorth(50, PurchaseStatus.DisputeLost, Fact.Paid(), Fact.Dispute(DisputeStatus.Lost, -4999, 4999), Fact.Dispute(4999, DisputeMarks.Lost));
    }

    [Fact]
    public void A_lost_dispute_with_one_cent_returned_reverses_all_credits() =>
        AssertWorth(0, PurchaseStatus.DisputeLost, Fact.Paid(), Fact.Dispute(DisputeStatus.Lost, -4999, 1));

    [Fact]
    public void A_partial_return_of_disputed_money_restores_its_share_of_the_credits()
    {
        AssertWorth(26, PurchaseStatus.DisputeLost, Fact.Paid(), Fact.Dispute(DisputeStatus.Lost, -4999, 2500));
        AssertWorth(0, PurchaseStatus.DisputeLost, Fact.Paid(), Fact.Refund("re_1", 1000), Fact.Dispute(DisputeStatus.Lost, -4999, 1000));
        AssertWorth(21, PurchaseStatus.DisputeLost, Fact.Paid(), Fact.Refund("re_1", 1000), Fact.Dispute(DisputeStatus.Lost, -4999, 3000));
    }

    [Fact]
    public void A_dispute_that_is_won_and_then_lost_reverses_the_credits()
    {
        AssertWorth(0, PurchaseStatus.DisputeLost, Fact.Paid(), Fact.Dispute(DisputeStatus.Won, -4999, 4999), Fact.Dispute(DisputeStatus.Lost, -4999, 4999, -4999));
        AssertWorth(50, PurchaseStatus.Completed, Fact.Paid(), Fact.Dispute(DisputeStatus.Won, -4999, 4999, -4999, 4999));
    }

    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, 100)]
    [InlineData(4899, 4899)]
    [InlineData(4900, 4999)]
    [InlineData(6000, 4999)]
    [InlineData(-1, 0)]
    public void A_difference_below_a_fiftieth_of_the_disputed_amount_is_rounded_away(long withdrawn, long counted)
    {
        var settlement = Entitlement.Of(4999, "usd", Fact.All(Fact.Paid(), Fact.Dispute(DisputeStatus.UnderReview, -4999, 4999 - withdrawn)));

        Assert.Equal(counted, settlement.Reversed);
    }

    [Fact]
    public void An_exchange_rate_adjustment_of_a_dispute_restores_no_credits() =>
        AssertWorth(0, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(DisputeStatus.NeedsResponse, -5036, 37));

    [Theory]
    [InlineData(DisputeStatus.NeedsResponse, PurchaseStatus.Disputed, 0, new long[] { -4600 })]
    [InlineData(DisputeStatus.NeedsResponse, PurchaseStatus.Disputed, 0, new long[] { -4640, 40 })]
    [InlineData(DisputeStatus.Won, PurchaseStatus.Completed, 50, new long[] { -4600, 4550 })]
    [InlineData(DisputeStatus.Won, PurchaseStatus.Completed, 50, new long[] { -4600, 4650 })]
    [InlineData(DisputeStatus.Lost, PurchaseStatus.DisputeLost, 26, new long[] { -4600, 2300 })]
    [InlineData(DisputeStatus.Lost, PurchaseStatus.DisputeLost, 0, new long[] { -4600, 4550, -4650 })]
    public void Disputed_money_in_another_currency_is_scaled_by_the_first_withdrawal(DisputeStatus status, PurchaseStatus expected, long credits, long[] moved) =>
        AssertWorth(credits, expected, Fact.Paid(), Fact.Dispute(4999, "usd", status, "eur", moved));

    [Fact]
    public void The_first_withdrawal_is_the_earliest_or_within_a_second_the_one_with_the_lowest_id()
    {
        (string, DisputeMovement) Moved(string id, long amount, int minute) => (id, new DisputeMovement(amount, "eur", A.Noon.AddMinutes(minute)));

        AssertWorth(26, PurchaseStatus.Disputed, Fact.Paid(), Disputed(Moved("txn_a", -9200, 2), Moved("txn_b", -4600, 1), Moved("txn_c", 11500, 3)));
        AssertWorth(26, PurchaseStatus.Disputed, Fact.Paid(), Disputed(Moved("txn_a", -9200, 1), Moved("txn_b", -4600, 1), Moved("txn_c", 9200, 3)));

        static PurchaseFacts Disputed(params (string, DisputeMovement)[] moved) => Fact.Dispute(4999, "usd", DisputeStatus.NeedsResponse, moved);
    }

    [Fact]
    public void Disputed_money_in_several_currencies_counts_in_each_and_returns_only_in_the_currency_of_its_withdrawal()
    {
        var withdrawn = ("txn_1", new DisputeMovement(-4999, "usd", A.Noon));
        var inEuro = ("txn_2", new DisputeMovement(-2300, "eur", A.Noon));
        var returnedInEuro = ("txn_3", new DisputeMovement(2300, "eur", A.Noon));

        AssertWorth(0, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(4999, "usd", DisputeStatus.UnderReview, withdrawn, inEuro));
        AssertWorth(0, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(4999, "usd", DisputeStatus.UnderReview, withdrawn, inEuro, returnedInEuro));
        AssertWorth(0, PurchaseStatus.Completed, Fact.Paid(), Fact.Dispute(4999, "usd", DisputeStatus.Won, withdrawn, returnedInEuro));
    }

    [Fact]
    public void A_dispute_in_another_currency_than_its_payment_covers_the_whole_payment()
    {
        AssertWorth(0, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(10, "eur", DisputeStatus.NeedsResponse, "eur", -10));
        AssertWorth(0, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(10, "eur", DisputeStatus.NeedsResponse, "usd", -11));
        AssertWorth(25, PurchaseStatus.DisputeLost, Fact.Paid(), Fact.Dispute(4600, "eur", DisputeStatus.Lost, "eur", -4600, 2300), Fact.Refund("re_1", 50, RefundStatus.Failed), Fact.Refund("re_2", 10));
        AssertWorth(50, PurchaseStatus.Completed, Fact.Paid(), Fact.Dispute(10, "eur", DisputeStatus.Won, "eur", -10, 10));
    }

    [Fact]
    public void A_movement_without_an_id_counts_once_even_if_it_is_also_known_by_its_id()
    {
        var (withdrawn, returned) = (new DisputeMovement(-4999, "usd", A.Noon), new DisputeMovement(4999, "usd", A.Noon));

        AssertWorth(50, PurchaseStatus.Completed, Fact.Paid(), Won(("txn_1", withdrawn), (withdrawn.NamelessId(1), withdrawn), (returned.NamelessId(1), returned)));
        AssertWorth(0, PurchaseStatus.Completed, Fact.Paid(), Won(("txn_1", withdrawn), (withdrawn.NamelessId(1), withdrawn), (returned.NamelessId(1), returned), (withdrawn.NamelessId(2), withdrawn)));

        static PurchaseFacts Won(params (string, DisputeMovement)[] moved) => Fact.Dispute(4999, "usd", DisputeStatus.Won, moved);
    }

    [Fact]
    public void Refunds_and_disputes_add_up_before_they_are_rounded()
    {
        AssertWorth(49, PurchaseStatus.Disputed, Fact.Paid(), Fact.Refund("re_1", 50), Fact.Dispute(50, "usd", DisputeStatus.UnderReview, "usd", -50));
        AssertWorth(20, PurchaseStatus.DisputeLost, Fact.Paid(), Fact.Refund("re_1", 1000), Fact.Dispute(2000, "usd", DisputeStatus.Lost, "usd", -2000));
    }

    [Fact]
    public void A_dispute_reverses_no_more_than_refunds_have_left()
    {
        AssertWorth(0, PurchaseStatus.Disputed, Fact.Paid(), Fact.Refund("re_1", 1000), Fact.Dispute(DisputeStatus.UnderReview, -4999));
        AssertWorth(40, PurchaseStatus.PartiallyRefunded, Fact.Paid(), Fact.Refund("re_1", 1000), Fact.Dispute(DisputeStatus.Won, -4999, 4999));
    }

    [Fact]
    public void The_largest_movements_of_disputed_money_do_not_overflow()
    {
        AssertWorth(0, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(4999, "usd", DisputeStatus.UnderReview, "usd", long.MinValue, long.MinValue));
        AssertWorth(0, PurchaseStatus.Disputed, Fact.Paid(long.MaxValue), Fact.Dispute(long.MaxValue, "usd", DisputeStatus.UnderReview, "eur", long.MinValue, long.MinValue));
        AssertWorth(50, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(4999, "usd", DisputeStatus.UnderReview, "eur", -1, long.MaxValue, long.MaxValue));
    }
}
