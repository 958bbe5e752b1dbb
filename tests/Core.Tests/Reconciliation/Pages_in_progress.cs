using CreditFunctions.Core.Reconciliation;

namespace CreditFunctions.Core.Tests.Reconciliation;

public sealed class Pages_in_progress
{
    private static readonly ReconcilePosition Begin = ReconcilePosition.Begin(new ReconcileWindow(A.Noon, A.Noon.AddDays(1)));
    private static readonly Difference Found = new(DifferenceKind.PaidNotCredited, "alice", A.PurchaseIdText, "cs_2", 50, IsSettled: true, "a reason");
    private readonly TickingTime _time = new();

    [Fact]
    public void Go_on_after_the_last_item()
    {
        var page = Page(limit: 3);

        page.Add(new ComparedItem(null, "cs_1"));
        page.Add(new ComparedItem(Found, "cs_2"));

        Assert.Equal(Begin with { After = "cs_2" }, page.Next);
        Assert.Equal([Found], page.Differences);
        Assert.Equal((1, false, true), (page.Left, page.IsFull, page.HasBegun));
    }

    [Fact]
    public void Are_full_at_their_limit()
    {
        var page = Page(limit: 1);

        page.Add(new ComparedItem(null, "cs_1"));

        Assert.True(page.IsFull);
    }

    [Fact]
    public void Are_full_when_their_time_is_over()
    {
        var page = Page(limit: 100);

        _time.Advance(TimeSpan.FromSeconds(49));
        var before = page.IsFull;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((false, true), (before, page.IsFull));
    }

    [Fact]
    public void Are_a_step_ahead_with_every_phase()
    {
        var page = Page(limit: 1);
        var untouched = page.HasBegun;

        page.EndPhase();

        Assert.Equal((false, true), (untouched, page.HasBegun));
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
    public void Name_each_kind_as_answers_and_metrics_do(DifferenceKind kind, string name) => Assert.Equal(name, (Found with { Kind = kind }).KindName);

    private PageInProgress Page(int limit) => new(Begin, limit, TimeSpan.FromSeconds(50), _time);

    private sealed class TickingTime : TimeProvider
    {
        private TimeSpan _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _passed.Ticks;

        public void Advance(TimeSpan by) => _passed += by;
    }
}
