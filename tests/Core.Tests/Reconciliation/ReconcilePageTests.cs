using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Core.Tests.Reconciliation;

public sealed class ReconcilePageTests
{
    private static readonly ReconcileCursor Start = ReconcileCursor.Start(A.Noon, A.Noon.AddDays(1));
    private static readonly Difference Found = new(DifferenceKind.PaidNotCredited, "alice", A.PurchaseIdText, "cs_2", 50, IsSettled: true, "a reason");
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_reconcile_page_continues_after_its_last_item()
    {
        var page = Page(limit: 3);

        page.Add("cs_1", new Comparison());
        page.Add("cs_2", new Comparison(Found));

        Assert.Equal(Start with { After = "cs_2" }, page.Next);
        Assert.Equal([Found], page.Differences);
        Assert.Equal((1, Start with { After = "cs_2" }), (page.Rest.Limit, page.Rest.Cursor));
        Assert.Equal((false, true), (page.IsFull, page.HasProgress));
    }

    [Fact]
    public void A_reconcile_page_is_full_at_its_limit()
    {
        var page = Page(limit: 1);

        page.Add("cs_1", new Comparison());

        Assert.True(page.IsFull);
    }

    [Fact]
    public void A_reconcile_page_is_full_when_its_time_is_up()
    {
        var page = Page(limit: 100);

        _time.Advance(TimeSpan.FromSeconds(49));
        var before = page.IsFull;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((false, true), (before, page.IsFull));
    }

    [Fact]
    public void A_reconcile_page_makes_progress_by_ending_a_phase()
    {
        var page = Page(limit: 1);
        var hadProgress = page.HasProgress;

        page.EndPhase();

        Assert.Equal((false, true), (hadProgress, page.HasProgress));
        Assert.Equal(ReconcilePhase.Purchases, page.Next!.Phase);
        page.EndPhase();
        page.EndPhase();
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData(DifferenceKind.PaidNotCredited, "paid-not-credited")]
    [InlineData(DifferenceKind.CreditedNotPaid, "credited-not-paid")]
    [InlineData(DifferenceKind.AmountDiffers, "amount-differs")]
    [InlineData(DifferenceKind.UndeliveredEvent, "undelivered-event")]
    public void The_name_of_a_difference_kind_is_in_kebab_case(DifferenceKind kind, string name) => Assert.Equal(name, (Found with { Kind = kind }).KindName);

    private ReconcilePage Page(int limit) =>
        new(new ReconcileRequest { Cursor = Start, Now = A.Noon, Budget = new FunctionTimeBudget(_time), Limit = limit }) { EndpointProblems = [] };
}
