using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Ledger.Purchases;

public sealed class EntitlementTests
{
    [Fact]
    public void A_purchase_without_payment_entitles_to_no_credits() => AssertWorth(0, PurchaseStatus.Pending, PurchaseFacts.None);

    [Fact]
    public void A_paid_purchase_entitles_to_its_credits() => AssertWorth(50, PurchaseStatus.Completed, Fact.Paid());

    [Fact]
    public void Partial_refunds_of_the_whole_amount_reverse_all_credits()
    {
        var (first, second, third) = (Fact.Refund("re_1", 1000), Fact.Refund("re_2", 1500), Fact.Refund("re_3", 2499));

        AssertWorth(40, PurchaseStatus.PartiallyRefunded, Fact.Paid(), first);
        AssertWorth(25, PurchaseStatus.PartiallyRefunded, Fact.Paid(), first, second);
        AssertWorth(0, PurchaseStatus.Refunded, Fact.Paid(), first, second, third);
    }

    [Fact]
    public void A_fraction_of_a_credit_stays_with_the_buyer()
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
    public void A_refund_counts_unless_it_failed_or_was_canceled(RefundStatus status, long credits, PurchaseStatus expected) =>
        AssertWorth(credits, expected, Fact.Paid(), Fact.Refund("re_1", 1000, status));

    [Fact]
    public void A_refund_that_fails_after_it_succeeded_restores_the_credits()
    {
        var facts = Fact.All(Fact.Paid(), Fact.Refund("re_1", 1000), Fact.ChargeTells(1000));

        AssertWorth(40, PurchaseStatus.PartiallyRefunded, facts);
        AssertWorth(50, PurchaseStatus.Completed, facts, Fact.Refund("re_1", 1000, RefundStatus.Failed));
    }

    [Fact]
    public void The_refunded_amount_of_a_charge_counts_if_it_exceeds_the_known_refunds()
    {
        AssertWorth(25, PurchaseStatus.PartiallyRefunded, Fact.Paid(), Fact.ChargeTells(2500));
        AssertWorth(25, PurchaseStatus.PartiallyRefunded, Fact.Paid(), Fact.ChargeTells(2500), Fact.Refund("re_1", 1000));
        AssertWorth(0, PurchaseStatus.Refunded, Fact.Paid(), Fact.ChargeTells(2500), Fact.Refund("re_1", 4999));
    }

    [Fact]
    public void A_failed_refund_is_subtracted_from_the_refunded_amount_of_its_charge()
    {
        AssertWorth(35, PurchaseStatus.PartiallyRefunded, Fact.Paid(), Fact.ChargeTells(2500), Fact.Refund("re_1", 1000, RefundStatus.Failed));
        AssertWorth(50, PurchaseStatus.Completed, Fact.Paid(), Fact.ChargeTells(1000), Fact.Refund("re_1", 2500, RefundStatus.Canceled));
    }

    [Fact]
    public void Reversed_credits_never_exceed_the_purchased_credits() =>
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
    public void A_refund_is_a_share_of_the_total_with_tax() =>
        AssertWorth(42, PurchaseStatus.PartiallyRefunded, Fact.Paid(amount: 5949), Fact.Refund("re_1", 1000));

    [Fact]
    public void The_earlier_of_two_payments_counts()
    {
        var twice = Fact.All(Fact.Paid(intent: "pi_2", minute: 1), Fact.Paid(intent: "pi_3"));

        Assert.Equal("pi_3", Entitlement.PayingIntent(twice));
        AssertWorth(0, PurchaseStatus.Refunded, twice, Fact.Refund("re_1", 4999, intent: "pi_3"));
        AssertWorth(50, PurchaseStatus.Completed, twice, Fact.Refund("re_1", 4999, intent: "pi_2"));
        Assert.Equal("pi_2", Entitlement.PayingIntent(Fact.All(Fact.Paid(intent: "pi_3"), Fact.Paid(intent: "pi_2"))));
    }

    [Fact]
    public void The_refunded_amount_does_not_include_disputed_money()
    {
        var settlement = Worth(Fact.Paid(), Fact.Refund("re_1", 1000), Fact.Dispute(3999, DisputeMarks.Lost));

        Assert.Equal((50, 50, 1000), (settlement.Purchased, settlement.Reversed, settlement.AmountRefunded));
    }

    [Fact]
    public void Very_large_entitlements_do_not_overflow()
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
