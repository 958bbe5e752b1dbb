using CreditFunctions.Core.Reconciliation;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Core.Tests.Reconciliation;

public sealed class ReconcileScheduleTests
{
    /// <summary>A Friday.</summary>
    private static readonly DateTimeOffset Friday = new(2026, 10, 2, 9, 0, 20, TimeSpan.Zero);

    [Theory]
    [InlineData("0 0 * * * *", "2026-10-02T12:00:00Z")]
    [InlineData("0 * * * *", "2026-10-02T12:00:00Z")]
    [InlineData("0 * * * * *", "2026-10-02T09:03:00Z")]
    [InlineData("0 0 2 * * *", "2026-10-05T02:00:00Z")]
    [InlineData("0 0 9 * * 1-5", "2026-10-07T09:00:00Z")]
    public void Reconciliation_is_overdue_at_the_third_scheduled_time_after_its_last_completion(string schedule, string third)
    {
        var due = DateTimeOffset.Parse(third, System.Globalization.CultureInfo.InvariantCulture);

        Assert.False(Schedule(schedule).IsOverdue(Friday, due.AddTicks(-1)));
        Assert.True(Schedule(schedule).IsOverdue(Friday, due));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hourly")]
    [InlineData("0 0 25 * * *")]
    [InlineData("0 0 0 30 2 *")]
    public void A_setting_that_is_not_a_schedule_has_no_next_time(string? schedule)
    {
        Assert.Null(Schedule(schedule).NextAfter(Friday));
        Assert.False(Schedule(schedule).IsOverdue(Friday, Friday.AddYears(1)));
    }

    [Fact]
    public void The_next_scheduled_time_is_in_UTC() =>
        Assert.Equal(new DateTimeOffset(2026, 10, 2, 10, 0, 0, TimeSpan.Zero), Schedule("0 0 * * * *").NextAfter(Friday.ToOffset(TimeSpan.FromHours(5.5))));

    [Theory]
    [InlineData("AzureWebJobs_ReconcileOnSchedule_Disabled", "true", true)]
    [InlineData("AzureWebJobs_ReconcileOnSchedule_Disabled", "1", true)]
    [InlineData("AzureWebJobs:ReconcileOnSchedule:Disabled", "true", false)]
    [InlineData("AzureWebJobs__ReconcileOnSchedule__Disabled", "true", false)]
    [InlineData("AzureWebJobs.ReconcileOnSchedule.Disabled", "True", true)]
    [InlineData("AzureWebJobs.ReconcileOnSchedule.Disabled", "false", false)]
    [InlineData("AzureWebJobs.Reconcile.Disabled", "true", false)]
    public void The_setting_that_disables_a_function_is_read_as_the_host_reads_it(string name, string value, bool isDisabled) =>
        Assert.Equal(isDisabled, Schedule("0 0 * * * *", (name, value)).IsDisabled);

    internal static ReconcileSchedule Schedule(string? schedule, params (string Name, string? Value)[] settings) => new(
        new ConfigurationBuilder()
            .AddInMemoryCollection([new(ReconcileSchedule.Setting, schedule), .. settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))])
            .Build());
}
