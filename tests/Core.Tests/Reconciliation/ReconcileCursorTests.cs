using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Reconciliation;

public sealed class ReconcileCursorTests
{
    private static readonly ReconcileCursor Start = ReconcileCursor.Start(A.Noon.AddTicks(1), A.Noon.AddDays(1));

    [Theory]
    [InlineData(ReconcilePhase.Sessions, null)]
    [InlineData(ReconcilePhase.Sessions, "cs_test_1")]
    [InlineData(ReconcilePhase.Purchases, null)]
    [InlineData(ReconcilePhase.Purchases, "2026112105/pur_1")]
    [InlineData(ReconcilePhase.Events, "evt_ with spaces")]
    public void A_reconcile_cursor_survives_its_text_form(ReconcilePhase phase, string? after)
    {
        var cursor = Start with { Phase = phase, After = after };

        Assert.Equal(cursor, ReconcileCursor.Parse(cursor.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Sessions")]
    [InlineData("7 2026-01-01T00:00:00.0000000Z 2026-01-02T00:00:00.0000000Z ")]
    [InlineData("Sessions yesterday 2026-01-02T00:00:00.0000000Z ")]
    [InlineData("Sessions 2026-01-01T00:00:00.0000000Z tomorrow cs_1")]
    [InlineData("Sessions 2026-01-02T00:00:00.0000000Z 2026-01-01T00:00:00.0000000Z ")]
    [InlineData("Purchases 2026-01-01T00:00:00.0000000Z 2026-01-02T00:00:00.0000000Z pur_1")]
    [InlineData("Purchases 2026-01-01T00:00:00.0000000Z 2026-01-02T00:00:00.0000000Z 2026/11/21")]
    public void A_text_that_is_not_a_reconcile_cursor_is_rejected(string text) => Assert.Null(ReconcileCursor.Parse(text));

    [Fact]
    public void The_phases_of_a_run_are_sessions_then_purchases_then_events()
    {
        var purchases = (Start with { After = "cs_1" }).NextPhase()!;
        var events = purchases.NextPhase()!;

        Assert.Equal((ReconcilePhase.Sessions, ReconcilePhase.Purchases, ReconcilePhase.Events), (Start.Phase, purchases.Phase, events.Phase));
        Assert.Equal((null, null), (purchases.After, events.After));
        Assert.Null(events.NextPhase());
    }

    [Fact]
    public void The_default_window_is_the_last_two_weeks() =>
        Assert.Equal(ReconcileCursor.Start(A.Noon.AddSeconds(1).AddDays(-14), A.Noon.AddSeconds(1)), ReconcileCursor.TryStart(null, null, A.Noon));

    [Fact]
    public void A_caller_may_choose_the_window() =>
        Assert.Equal(ReconcileCursor.Start(A.Noon.AddDays(-3), A.Noon.AddDays(-2)), ReconcileCursor.TryStart(A.Noon.AddDays(-3), A.Noon.AddDays(-2), A.Noon));

    [Fact]
    public void An_empty_window_is_rejected() => Assert.Null(ReconcileCursor.TryStart(A.Noon, A.Noon, A.Noon));

    [Fact]
    public void An_interrupted_run_of_the_timer_continues_in_its_window_and_the_next_run_overlaps_it()
    {
        var first = new ReconcileProgress(null, null);
        var started = first.Continue(A.Noon);
        var later = A.Noon.AddHours(1);
        var interrupted = first.After(started, started with { After = "cs_1" }, new ReconcileFindings(0, 0, 0), A.Noon);
        var done = interrupted.After(interrupted.Continue(later), null, new ReconcileFindings(0, 0, 0), later);

        Assert.Equal(A.Noon.AddDays(-14).AddHours(-25), started.From);
        Assert.Equal(started with { After = "cs_1" }, interrupted.Continue(later));
        Assert.Equal(A.Noon, done.DoneUntil);
        Assert.Equal(ReconcileCursor.Start(A.Noon.AddHours(-25), later), done.Continue(later));
    }

    [Fact]
    public void A_stored_time_in_the_future_is_not_trusted() =>
        Assert.Equal(A.Noon.AddDays(-14).AddHours(-25), new ReconcileProgress(A.Noon.AddDays(1), null).Continue(A.Noon).From);
}
