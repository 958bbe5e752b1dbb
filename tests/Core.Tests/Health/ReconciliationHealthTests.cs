using CreditFunctions.Core.Health;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Tests.Reconciliation;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Core.Tests.Health;

public sealed class ReconciliationHealthTests
{
    private static readonly ReconcileProgress Nothing = new(null, null);
    private readonly FakeTimeProvider _time = new(A.Noon.AddMinutes(1));

    private DateTimeOffset Now => _time.GetUtcNow();

    [Fact]
    public void Reconciliation_that_never_started_is_a_problem_but_not_overdue()
    {
        var health = Read(Nothing);

        Assert.Equal((null, null, false, A.Noon.AddHours(1)), (health.LastStartedAt, health.LastCompletedAt, health.IsOverdue, health.NextDueAt));
        Assert.Equal("Reconciliation has never started. It is due at 2026-10-03 13:00:00 UTC. If it does not start then, follow \"Reconciliation overdue\" in the runbook.", Assert.Single(health.Problems));
    }

    [Fact]
    public void Completed_reconciliation_without_findings_has_no_problem()
    {
        var health = Read(Completed(new ReconcileFindings(2, 0, 0)));

        Assert.Equal((Now, Now, false), (health.LastStartedAt, health.LastCompletedAt, health.IsOverdue));
        Assert.Equal(new ReconcileFindings(2, 0, 0), health.LastFindings);
        Assert.Empty(health.Problems);
    }

    [Fact]
    public void Completed_reconciliation_is_overdue_from_the_third_scheduled_time_on()
    {
        var completed = Completed(new ReconcileFindings(0, 0, 0));

        _time.SetUtcNow(A.Noon.AddHours(3).AddTicks(-1));
        Assert.Empty(Read(completed).Problems);

        _time.SetUtcNow(A.Noon.AddHours(3));
        var health = Read(completed);
        Assert.True(health.IsOverdue);
        Assert.Equal(
            "Reconciliation is overdue: it was last completed 2026-10-03 12:01:00 UTC and last started 2026-10-03 12:01:00 UTC. Follow \"Reconciliation overdue\" in the runbook.",
            Assert.Single(health.Problems));
    }

    [Fact]
    public void Reconciliation_that_starts_and_never_completes_is_overdue_three_scheduled_times_after_its_first_start()
    {
        var progress = Nothing.Started(Now);
        _time.SetUtcNow(A.Noon.AddHours(2));
        progress = progress.Started(Now);

        _time.SetUtcNow(A.Noon.AddHours(3).AddTicks(-1));
        Assert.Empty(Read(progress).Problems);

        _time.SetUtcNow(A.Noon.AddHours(3));
        var health = Read(progress);
        Assert.Equal((A.Noon.AddHours(2), null, true), (health.LastStartedAt, health.LastCompletedAt, health.IsOverdue));
        Assert.Contains("it was last completed never and last started 2026-10-03 14:00:00 UTC", Assert.Single(health.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_call_changes_neither_the_last_completion_nor_its_findings()
    {
        var completed = Completed(new ReconcileFindings(1, 0, 0));
        _time.Advance(TimeSpan.FromHours(1));

        var health = Read(completed.Started(Now));

        Assert.Equal((Now, Now.AddHours(-1), new ReconcileFindings(1, 0, 0)), (health.LastStartedAt, health.LastCompletedAt, health.LastFindings));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, true)]
    public void Progress_of_an_earlier_version_counts_as_completed_at_the_time_it_has(int hoursLater, bool isOverdue)
    {
        var progress = new ReconcileProgress(Now, null);
        _time.Advance(TimeSpan.FromHours(hoursLater));

        var health = Read(progress);

        Assert.Equal((null, A.Noon.AddMinutes(1), isOverdue), (health.LastStartedAt, health.LastCompletedAt, health.IsOverdue));
        Assert.Equal(isOverdue, health.Problems.Any());
    }

    [Fact]
    public void Differences_that_were_not_settled_and_items_that_were_not_compared_are_problems()
    {
        var problems = Read(Completed(new ReconcileFindings(5, 1, 2))).Problems.ToList();

        Assert.Equal(2, problems.Count);
        Assert.StartsWith("The last reconciliation could not settle 1 difference.", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("The last reconciliation could not compare 2 items.", problems[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("every hour")]
    public void A_missing_or_unreadable_schedule_is_a_problem(string? schedule)
    {
        var health = ReconciliationHealth.Of(Nothing, ReconcileScheduleTests.Schedule(schedule), Now);

        Assert.Null(health.NextDueAt);
        Assert.Contains("the setting ReconcileSchedule is missing or is not a schedule", Assert.Single(health.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Disabled_reconciliation_is_a_problem_that_names_the_setting()
    {
        var schedule = ReconcileScheduleTests.Schedule("0 0 * * * *", ("AzureWebJobs_ReconcileOnSchedule_Disabled", "true"));

        var health = ReconciliationHealth.Of(Nothing, schedule, Now);

        Assert.True(health.IsDisabled);
        Assert.Contains("Remove the setting AzureWebJobs.ReconcileOnSchedule.Disabled or AzureWebJobs_ReconcileOnSchedule_Disabled.", Assert.Single(health.Problems), StringComparison.Ordinal);
    }

    private ReconcileProgress Completed(ReconcileFindings findings)
    {
        var started = Nothing.Started(Now);
        return started.After(started.Continue(Now), next: null, findings, Now);
    }

    private ReconciliationHealth Read(ReconcileProgress progress) =>
        ReconciliationHealth.Of(progress, ReconcileScheduleTests.Schedule("0 0 * * * *"), Now);
}
