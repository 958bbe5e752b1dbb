using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Events;

/// <summary>Several samples of the small purchase, one after the other: 50 credits at 49.99 usd.</summary>
public sealed class SampleEventSequenceTests
{
    [Fact]
    public void Three_sample_refunds_reverse_all_credits_and_the_charge_event_agrees()
    {
        AssertWorth(40, PurchaseStatus.PartiallyRefunded, "refund.created.succeeded_1000.json", "charge.refunded.partial_1000.json");
        AssertWorth(25, PurchaseStatus.PartiallyRefunded, "refund.created.succeeded_1000.json", "charge.refunded.partial_1000.json", "refund.created.succeeded_1500.json", "charge.refunded.partial_cumulative_2500.json");
        AssertWorth(25, PurchaseStatus.PartiallyRefunded, "charge.refunded.partial_cumulative_2500.json", "charge.refunded.partial_1000.json");
        AssertWorth(0, PurchaseStatus.Refunded, "refund.created.succeeded_1000.json", "refund.created.succeeded_1500.json", "refund.created.succeeded_2499.json");
        AssertWorth(0, PurchaseStatus.Refunded, "charge.refunded.full_4999.json");
    }

    [Fact]
    public void A_sample_refund_that_fails_restores_its_credits()
    {
        AssertWorth(50, PurchaseStatus.Completed, "refund.created.succeeded_1000.json", "charge.refunded.partial_1000.json", "refund.updated.arn_only.json", "refund.failed.json");
        AssertWorth(50, PurchaseStatus.Completed, "refund.failed.json", "refund.created.succeeded_1000.json");
    }

    [Fact]
    public void A_pending_sample_refund_counts_until_it_is_canceled()
    {
        AssertWorth(40, PurchaseStatus.PartiallyRefunded, "refund.created.pending.json", "refund.updated.succeeded.json");
        AssertWorth(50, PurchaseStatus.Completed, "refund.created.pending.json", "refund.updated.canceled.json");
    }

    [Fact]
    public void A_sample_inquiry_changes_nothing() => AssertWorth(50, PurchaseStatus.Completed, "charge.dispute.created.inquiry.json");

    [Fact]
    public void A_sample_dispute_reverses_the_credits_until_it_is_won()
    {
        string[] opened = ["charge.dispute.created.needs_response.json", "charge.dispute.funds_withdrawn.json", "charge.dispute.updated.json"];

        AssertWorth(0, PurchaseStatus.Disputed, opened);
        AssertWorth(0, PurchaseStatus.DisputeLost, [.. opened, "charge.dispute.closed.lost.json"]);
        AssertWorth(50, PurchaseStatus.Completed, [.. opened, "charge.dispute.closed.won.json"]);
        AssertWorth(50, PurchaseStatus.Completed, [.. opened, "charge.dispute.funds_reinstated.json"]);
        AssertWorth(50, PurchaseStatus.Completed, [.. opened, "charge.dispute.funds_reinstated.json", "charge.dispute.closed.won.json"]);
    }

    [Fact]
    public void A_lost_sample_dispute_restores_the_share_of_the_returned_money() => AssertWorth(
        11, PurchaseStatus.DisputeLost, "charge.dispute.created.needs_response.json", "charge.dispute.funds_withdrawn.json", "charge.dispute.closed.lost_partially_returned.json");

    [Fact]
    public void A_sample_appeal_reopens_a_lost_dispute_and_the_money_stays_withdrawn() => AssertWorth(
        0, PurchaseStatus.Disputed, "charge.dispute.funds_withdrawn.json", "charge.dispute.closed.lost.json", "charge.dispute.updated.appeal.json");

    [Fact]
    public void A_prevented_sample_dispute_leaves_its_refund() => AssertWorth(
        0, PurchaseStatus.Refunded, "charge.dispute.created.inquiry.json", "charge.refunded.full_4999.json", "charge.dispute.closed.prevented.json");

    private static void AssertWorth(long credits, PurchaseStatus status, params string[] files)
    {
        var facts = files.Select(Leading.Facts).Append(Leading.Facts(An.Paid)).ToList();
        var inOrder = Entitlement.Of(50, "usd", Fact.All(facts));
        facts.Reverse();

        Assert.Equal((credits, status), (inOrder.Credits, inOrder.Status));
        Assert.Equal(inOrder, Entitlement.Of(50, "usd", Fact.All(facts)));
    }
}
