using CreditFunctions.Core.Reconciliation;

namespace CreditFunctions.Core.Tests.Reconciliation;

public sealed class How_far_it_got
{
    private static readonly ReconcileWindow Window = new(A.Noon.AddTicks(1), A.Noon.AddDays(1));

    [Theory]
    [InlineData(ReconcilePhase.Sessions, null)]
    [InlineData(ReconcilePhase.Sessions, "cs_test_1")]
    [InlineData(ReconcilePhase.Purchases, null)]
    [InlineData(ReconcilePhase.Purchases, "2026112105/pur_1")]
    [InlineData(ReconcilePhase.Events, "evt_ with spaces")]
    public void A_position_survives_as_text(ReconcilePhase phase, string? after)
    {
        var position = new ReconcilePosition(phase, Window, after);

        Assert.Equal(position, ReconcilePosition.Parse(position.ToString()));
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
    public void Other_texts_are_no_position(string text) => Assert.Null(ReconcilePosition.Parse(text));

    [Fact]
    public void Phases_follow_each_other_to_the_end()
    {
        var sessions = ReconcilePosition.Begin(Window);
        var purchases = (sessions with { After = "cs_1" }).NextPhase()!;
        var events = purchases.NextPhase()!;

        Assert.Equal((ReconcilePhase.Purchases, null), (purchases.Phase, purchases.After));
        Assert.Equal((ReconcilePhase.Events, null), (events.Phase, events.After));
        Assert.Null(events.NextPhase());
    }

    [Fact]
    public void A_window_ends_now_and_begins_two_weeks_before_unless_told_otherwise()
    {
        Assert.Equal(new ReconcileWindow(A.Noon.AddSeconds(1).AddDays(-14), A.Noon.AddSeconds(1)), ReconcileWindow.Of(null, null, A.Noon));
        Assert.Equal(new ReconcileWindow(A.Noon.AddDays(-3), A.Noon.AddDays(-2)), ReconcileWindow.Of(A.Noon.AddDays(-3), A.Noon.AddDays(-2), A.Noon));
        Assert.Null(ReconcileWindow.Of(A.Noon, A.Noon, A.Noon));
    }

    [Fact]
    public void The_timer_goes_on_where_it_broke_off_and_then_overlaps_what_it_did()
    {
        var first = new ReconcileProgress(null, null);
        var begun = first.Continue(A.Noon);
        var broken = first.After(begun, begun with { After = "cs_1" });
        var later = A.Noon.AddHours(1);
        var done = broken.After(broken.Continue(later), null);

        Assert.Equal(A.Noon.AddDays(-14).AddHours(-25), begun.Window.From);
        Assert.Equal((begun.Window, "cs_1"), (broken.Continue(later).Window, broken.Continue(later).After));
        Assert.Equal(A.Noon, done.DoneUntil);
        Assert.Equal(ReconcilePosition.Begin(new ReconcileWindow(A.Noon.AddHours(-25), later)), done.Continue(later));
    }

    [Fact]
    public void A_time_that_is_still_to_come_says_nothing_about_what_was_done() =>
        Assert.Equal(A.Noon.AddDays(-14).AddHours(-25), new ReconcileProgress(A.Noon.AddDays(1), null).Continue(A.Noon).Window.From);
}
