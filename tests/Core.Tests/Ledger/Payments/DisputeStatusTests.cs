using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Tests.Ledger.Payments;

public sealed class DisputeStatusTests
{
    private static readonly Dictionary<DisputeStatus, PurchaseStatus> Shown = new()
    {
        [DisputeStatus.WarningNeedsResponse] = PurchaseStatus.Completed,
        [DisputeStatus.WarningUnderReview] = PurchaseStatus.Completed,
        [DisputeStatus.WarningClosed] = PurchaseStatus.Completed,
        [DisputeStatus.NeedsResponse] = PurchaseStatus.Disputed,
        [DisputeStatus.UnderReview] = PurchaseStatus.Disputed,
        [DisputeStatus.AppealNeedsResponse] = PurchaseStatus.Disputed,
        [DisputeStatus.AppealUnderReview] = PurchaseStatus.Disputed,
        [DisputeStatus.Closed] = PurchaseStatus.Completed,
        [DisputeStatus.Prevented] = PurchaseStatus.Completed,
        [DisputeStatus.Won] = PurchaseStatus.Completed,
        [DisputeStatus.Lost] = PurchaseStatus.DisputeLost,
    };

    [Fact]
    public void Every_dispute_status_maps_to_a_purchase_status()
    {
        foreach (var status in Enum.GetValues<DisputeStatus>())
        {
            Assert.Equal(Shown[status], Purchases.EntitlementTests.Worth(Fact.Paid(), Fact.Dispute(status)).Status);
        }
    }

    [Theory]
    [InlineData(DisputeStatus.Lost, DisputeStatus.AppealNeedsResponse, PurchaseStatus.Disputed)]
    [InlineData(DisputeStatus.Won, DisputeStatus.AppealUnderReview, PurchaseStatus.Disputed)]
    [InlineData(DisputeStatus.AppealUnderReview, DisputeStatus.Won, PurchaseStatus.Completed)]
    [InlineData(DisputeStatus.NeedsResponse, DisputeStatus.Prevented, PurchaseStatus.Completed)]
    [InlineData(DisputeStatus.Won, DisputeStatus.Lost, PurchaseStatus.DisputeLost)]
    [InlineData(DisputeStatus.Lost, DisputeStatus.Won, PurchaseStatus.Completed)]
    public void A_purchase_shows_the_latest_status_of_its_dispute(DisputeStatus earlier, DisputeStatus later, PurchaseStatus shown)
    {
        var (first, second) = (Seen(earlier, minute: 1), Seen(later, minute: 2));

        Assert.Equal(shown, Purchases.EntitlementTests.Worth(Fact.Paid(), first, second).Status);
        Assert.Equal(shown, Purchases.EntitlementTests.Worth(Fact.Paid(), second, first).Status);
    }

    [Fact]
    public void A_dispute_without_a_known_status_is_open_once_money_has_moved() =>
        Assert.Equal(PurchaseStatus.Disputed, Purchases.EntitlementTests.Worth(Fact.Paid(), Seen(status: null, minute: 1)).Status);

    private static PurchaseFacts Seen(DisputeStatus? status, int minute) => new()
    {
        Disputes = FactMap.Of("du_1", Fact.Dispute(DisputeStatus.Won, -4999).Disputes["du_1"] with
        {
            Latest = status is { } known ? new DisputeStatusAt(known, A.Noon.AddMinutes(minute)) : null,
        }),
    };
}
