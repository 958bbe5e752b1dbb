using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using static CreditFunctions.Core.Tests.Ledger.Purchases.EntitlementTests;

namespace CreditFunctions.Core.Tests.Ledger.Payments;

/// <summary>Disputes of which no movement of money is known, so that the marks decide. 50 credits were bought for 49.99 usd.</summary>
public sealed class DisputeMarksTests
{
    private const DisputeMarks Withdrawn = DisputeMarks.Opened | DisputeMarks.Withdrawn;

    [Fact]
    public void An_inquiry_reverses_no_credits() => AssertWorth(50, PurchaseStatus.Completed, Fact.Paid(), Fact.Dispute(0, DisputeMarks.None));

    [Fact]
    public void An_inquiry_without_a_currency_reverses_no_credits_even_after_a_withdrawal_event() =>
        AssertWorth(50, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(0, DisputeMarks.Withdrawn, currency: ""));

    [Fact]
    public void A_chargeback_known_by_its_marks_reverses_the_credits_when_the_money_is_withdrawn()
    {
        AssertWorth(50, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(4999, DisputeMarks.Opened));
        AssertWorth(0, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(4999, Withdrawn));
    }

    [Fact]
    public void A_lost_dispute_reverses_the_credits_even_without_a_withdrawal_event() =>
        AssertWorth(0, PurchaseStatus.DisputeLost, Fact.Paid(), Fact.Dispute(4999, DisputeMarks.Opened | DisputeMarks.Lost));

    [Theory]
    [InlineData(DisputeMarks.Won)]
    [InlineData(DisputeMarks.Reinstated)]
    [InlineData(DisputeMarks.Won | DisputeMarks.Reinstated)]
    [InlineData(DisputeMarks.Lost | DisputeMarks.Won)]
    public void A_dispute_that_is_won_or_reinstated_restores_the_credits(DisputeMarks ending) =>
        AssertWorth(50, PurchaseStatus.Completed, Fact.Paid(), Fact.Dispute(4999, Withdrawn), Fact.Dispute(4999, ending));

    [Fact]
    public void A_dispute_of_a_part_reverses_a_part_of_the_credits() =>
        AssertWorth(30, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(2000, Withdrawn));

    [Fact]
    public void A_dispute_in_another_currency_reverses_all_remaining_credits()
    {
        AssertWorth(0, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(10, Withdrawn, currency: "eur"));
        AssertWorth(0, PurchaseStatus.Disputed, Fact.Paid(), Fact.Refund("re_1", 1000), Fact.Dispute(10, Withdrawn, currency: "eur"));
        AssertWorth(50, PurchaseStatus.Completed, Fact.Paid(), Fact.Dispute(10, Withdrawn | DisputeMarks.Won, currency: "eur"));
        AssertWorth(50, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(10, DisputeMarks.Opened, currency: "eur"));
    }

    [Fact]
    public void Several_disputes_add_up_to_at_most_the_paid_amount()
    {
        AssertWorth(30, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(1000, Withdrawn, "du_1"), Fact.Dispute(1000, Withdrawn, "du_2"));
        AssertWorth(0, PurchaseStatus.Disputed, Fact.Paid(), Fact.Dispute(long.MaxValue, Withdrawn, "du_1"), Fact.Dispute(long.MaxValue, Withdrawn, "du_2"));
    }
}
