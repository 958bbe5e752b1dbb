using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Ledger.Purchases;

public sealed class PurchaseStatusTests
{
    /// <summary>Each fact alone, lowest first, with the payment that the upper ones need.</summary>
    private static readonly (PurchaseStatus Status, PurchaseFacts Facts)[] Ranks =
    [
        (PurchaseStatus.Pending, PurchaseFacts.None),
        (PurchaseStatus.Expired, Fact.Expired),
        (PurchaseStatus.Processing, Fact.Processing),
        (PurchaseStatus.Review, Fact.InReview()),
        (PurchaseStatus.Completed, Fact.Paid()),
        (PurchaseStatus.PartiallyRefunded, Fact.All(Fact.Paid(), Fact.Refund("re_1", 1000))),
        (PurchaseStatus.Refunded, Fact.All(Fact.Paid(), Fact.Refund("re_2", 4999))),
        (PurchaseStatus.Disputed, Fact.All(Fact.Paid(), Fact.Dispute(1000, DisputeMarks.Opened))),
        (PurchaseStatus.DisputeLost, Fact.All(Fact.Paid(), Fact.Dispute(1000, DisputeMarks.Lost, "du_2"))),
    ];

    [Fact]
    public void A_purchase_shows_the_highest_of_its_statuses()
    {
        foreach (var (lower, one) in Ranks.Index())
        {
            Assert.Equal(one.Status, EntitlementTests.Worth(one.Facts).Status);
            Assert.All(Ranks.Skip(lower), other => Assert.Equal(other.Status, EntitlementTests.Worth(one.Facts, other.Facts).Status));
        }
    }

    [Fact]
    public void A_delayed_payment_that_failed_is_no_longer_processing()
    {
        Assert.Equal(PurchaseStatus.Failed, EntitlementTests.Worth(Fact.Failed).Status);
        Assert.Equal(PurchaseStatus.Failed, EntitlementTests.Worth(Fact.Processing, Fact.Failed).Status);
        Assert.Equal(PurchaseStatus.Failed, EntitlementTests.Worth(Fact.Failed, Fact.Expired).Status);
        Assert.Equal(PurchaseStatus.Review, EntitlementTests.Worth(Fact.Failed, Fact.InReview()).Status);
        Assert.Equal(PurchaseStatus.Completed, EntitlementTests.Worth(Fact.Processing, Fact.Failed, Fact.Paid()).Status);
    }

    [Fact]
    public void Every_purchase_status_is_tested() => Assert.Equal(
        Enum.GetValues<PurchaseStatus>().Except([PurchaseStatus.Failed]).Order(),
        Ranks.Select(rank => rank.Status).Order());
}
