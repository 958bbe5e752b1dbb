using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Ledger.Purchases;

public sealed class Entitlements
{
    [Fact]
    public void Nothing_paid_is_worth_nothing() => AssertWorth(0, PurchaseStatus.Pending, PurchaseFacts.None);

    [Fact]
    public void A_paid_purchase_is_worth_its_credits() => AssertWorth(50, PurchaseStatus.Completed, Fact.Paid());

    [Fact]
    public void Refunds_in_parts_take_back_the_whole_at_the_end()
    {
        var (first, second, third) = (Fact.Refund("re_1", 1000), Fact.Refund("re_2", 1500), Fact.Refund("re_3", 2499));

        AssertWorth(40, PurchaseStatus.PartiallyRefunded, Fact.Paid(), first);
        AssertWorth(25, PurchaseStatus.PartiallyRefunded, Fact.Paid(), first, second);
        AssertWorth(0, PurchaseStatus.Refunded, Fact.Paid(), first, second, third);
    }

    [Fact]
    public void The_fraction_of_a_credit_stays_with_the_buyer()
    {
        AssertWorth(50, PurchaseStatus.PartiallyRefunded, Fact.Paid(), Fact.Refund("re_1", 99));
        AssertWorth(49, PurchaseStatus.PartiallyRefunded, Fact.Paid(), Fact.Refund("re_1", 100));
        AssertWorth(1, PurchaseStatus.PartiallyRefunded, Fact.Paid(), Fact.Refund("re_1", 4998));
    }

    [Theory]
    [InlineData(RefundStatus.Pending, 40, PurchaseStatus.PartiallyRefunded)]
    [InlineData(RefundStatus.RequiresAction, 40, PurchaseStatus.PartiallyRefunded)]
    [InlineData(RefundStatus.Succeeded, 40, PurchaseStatus.PartiallyRefunded)]
    [InlineData(RefundStatus.Canceled, 50, PurchaseStatus.Completed)]
    [InlineData(RefundStatus.Failed, 50, PurchaseStatus.Completed)]
    public void A_refund_counts_while_it_stands(RefundStatus status, long credits, PurchaseStatus expected) =>
        AssertWorth(credits, expected, Fact.Paid(), Fact.Refund("re_1", 1000, status));

    [Fact]
    public void A_refund_that_fails_after_it_succeeded_gives_the_credits_back()
    {
        var facts = Fact.All(Fact.Paid(), Fact.Refund("re_1", 1000), Fact.ChargeTells(1000));

        AssertWorth(40, PurchaseStatus.PartiallyRefunded, facts);
        AssertWorth(50, PurchaseStatus.Completed, facts, Fact.Refund("re_1", 1000, RefundStatus.Failed));
    }

    [Fact]
    public void A_charge_tells_of_refunds_that_were_not_seen_themselves()
    {
        AssertWorth(25, PurchaseStatus.PartiallyRefunded, Fact.Paid(), Fact.ChargeTells(2500));
        AssertWorth(25, PurchaseStatus.PartiallyRefunded, Fact.Paid(), Fact.ChargeTells(2500), Fact.Refund("re_1", 1000));
        AssertWorth(0, PurchaseStatus.Refunded, Fact.Paid(), Fact.ChargeTells(2500), Fact.Refund("re_1", 4999));
    }

    [Fact]
    public void A_charge_goes_on_counting_a_refund_that_failed()
    {
        AssertWorth(35, PurchaseStatus.PartiallyRefunded, Fact.Paid(), Fact.ChargeTells(2500), Fact.Refund("re_1", 1000, RefundStatus.Failed));
        AssertWorth(50, PurchaseStatus.Completed, Fact.Paid(), Fact.ChargeTells(1000), Fact.Refund("re_1", 2500, RefundStatus.Canceled));
    }

    [Fact]
    public void More_than_was_paid_cannot_go_back() =>
        AssertWorth(0, PurchaseStatus.Refunded, Fact.Paid(), Fact.Refund("re_1", long.MaxValue), Fact.Refund("re_2", long.MaxValue), Fact.ChargeTells(long.MaxValue));

    [Fact]
    public void Refunds_and_disputes_of_another_payment_do_not_count() => AssertWorth(
        50,
        PurchaseStatus.Completed,
        Fact.Paid(),
        Fact.Refund("re_1", 1000, intent: "pi_2"),
        Fact.ChargeTells(4999, intent: "pi_2"),
        Fact.Dispute(4999, DisputeMarks.Lost, intent: "pi_2"));

    [Fact]
    public void Tax_makes_the_same_refund_a_smaller_part() =>
        AssertWorth(42, PurchaseStatus.PartiallyRefunded, Fact.Paid(amount: 5949), Fact.Refund("re_1", 1000));

    [Fact]
    public void Should_there_be_two_payments_the_earlier_counts()
    {
        var twice = Fact.All(Fact.Paid(intent: "pi_2", minute: 1), Fact.Paid(intent: "pi_3"));

        Assert.Equal("pi_3", Entitlement.PayingIntent(twice));
        AssertWorth(0, PurchaseStatus.Refunded, twice, Fact.Refund("re_1", 4999, intent: "pi_3"));
        AssertWorth(50, PurchaseStatus.Completed, twice, Fact.Refund("re_1", 4999, intent: "pi_2"));
        Assert.Equal("pi_2", Entitlement.PayingIntent(Fact.All(Fact.Paid(intent: "pi_3"), Fact.Paid(intent: "pi_2"))));
    }

    [Fact]
    public void The_amount_that_went_back_by_refunds_is_told_apart()
    {
        var settlement = Worth(Fact.Paid(), Fact.Refund("re_1", 1000), Fact.Dispute(3999, DisputeMarks.Lost));

        Assert.Equal((50, 50, 1000), (settlement.Purchased, settlement.Reversed, settlement.AmountRefunded));
    }

    [Fact]
    public void Very_large_numbers_are_multiplied_without_overflow()
    {
        var settlement = Entitlement.Of(long.MaxValue, "usd", Fact.All(Fact.Paid(long.MaxValue), Fact.Refund("re_1", long.MaxValue - 1)));

        Assert.Equal(1, settlement.Credits);
    }

    internal static Entitlement Worth(params IEnumerable<PurchaseFacts> facts) => Entitlement.Of(50, "usd", Fact.All(facts));

    internal static void AssertWorth(long credits, PurchaseStatus status, params IEnumerable<PurchaseFacts> facts)
    {
        var settlement = Worth(facts);

        Assert.Equal((credits, status), (settlement.Credits, settlement.Status));
    }
}
