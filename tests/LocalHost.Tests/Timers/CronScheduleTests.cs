using System.Globalization;
using CreditFunctions.LocalHost.Timers;

namespace CreditFunctions.LocalHost.Tests.Timers;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("* * * * * *", "2026-03-01T12:00:00Z", "2026-03-01T12:00:01Z")]
    [InlineData("0 */5 * * * *", "2026-03-01T12:00:00Z", "2026-03-01T12:05:00Z")]
    [InlineData("0 */5 * * * *", "2026-03-01T12:59:59Z", "2026-03-01T13:00:00Z")]
    [InlineData("30 15,45 8-10 * * *", "2026-03-01T10:45:30Z", "2026-03-02T08:15:30Z")]
    [InlineData("0 0 0 31 * *", "2026-03-31T00:00:00Z", "2026-05-31T00:00:00Z")]
    [InlineData("0 0 0 29 2 *", "2026-03-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("0 30 9 * * 1-5", "2026-03-06T09:30:00Z", "2026-03-09T09:30:00Z")]
    [InlineData("0 0 12 13 * 5", "2026-03-01T12:00:00Z", "2026-03-13T12:00:00Z")]
    [InlineData("0 0 0 1 1 *", "2026-12-31T23:59:59Z", "2027-01-01T00:00:00Z")]
    [InlineData("10/20 * * * * *", "2026-03-01T12:00:31Z", "2026-03-01T12:00:50Z")]
    [InlineData("0-30/10 0 * * * *", "2026-03-01T12:00:30Z", "2026-03-01T13:00:00Z")]
    [InlineData("*/10 * * * *", "2026-03-01T12:00:00Z", "2026-03-01T12:10:00Z")]
    public void The_next_time_is_the_first_that_fits_every_field(string schedule, string after, string expected) =>
        Assert.Equal(Time(expected), CronSchedule.Parse(schedule).NextAfter(Time(after)));

    [Fact]
    public void The_next_time_is_in_utc_whatever_the_clock_shows() =>
        Assert.Equal(Time("2026-03-01T12:00:00Z"), CronSchedule.Parse("0 0 12 * * *").NextAfter(Time("2026-03-01T12:30:00.5+02:00")));

    [Fact]
    public void A_day_that_never_comes_has_no_next_time() =>
        Assert.Null(CronSchedule.Parse("0 0 0 30 2 *").NextAfter(Time("2026-03-01T00:00:00Z")));

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("* * * * * * *")]
    [InlineData("60 * * * * *")]
    [InlineData("* * 24 * * *")]
    [InlineData("* * * 0 * *")]
    [InlineData("* * * * 13 *")]
    [InlineData("* * * * * 7")]
    [InlineData("*/0 * * * * *")]
    [InlineData("5-1 * * * * *")]
    [InlineData("1-2-3 * * * * *")]
    [InlineData("1/2/3 * * * * *")]
    [InlineData("-1 * * * * *")]
    [InlineData(", * * * * *")]
    [InlineData("hourly")]
    public void What_is_not_a_schedule_is_refused(string text) =>
        Assert.Throws<FormatException>(() => CronSchedule.Parse(text));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
