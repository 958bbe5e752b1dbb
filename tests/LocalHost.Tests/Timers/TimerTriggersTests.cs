using System.Collections.Concurrent;
using System.Globalization;
using CreditFunctions.LocalHost.Timers;
using CreditFunctions.LocalHost.Worker;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Timers;

public sealed class TimerTriggersTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentQueue<TimerInfo> _runs = [];

    [Fact]
    public async Task A_timer_runs_when_it_is_due_and_receives_its_schedule()
    {
        using var timers = Start(typeof(Hourly));

        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Empty(_runs);
        _time.Advance(TimeSpan.FromMinutes(1));
        await Eventually.IsTrueAsync(() => _runs.Count == 1, "the timer runs");

        var status = _runs.Single().ScheduleStatus!;
        Assert.Equal("2026-03-01T13:00:00Z", Text(status.Last));
        Assert.Equal("2026-03-01T14:00:00Z", Text(status.Next));
        Assert.False(_runs.Single().IsPastDue);
        await timers.StopAsync();
    }

    [Fact]
    public async Task Missed_runs_are_not_made_up_for()
    {
        using var timers = Start(typeof(Hourly));

        _time.Advance(TimeSpan.FromHours(5.5));
        await Eventually.IsTrueAsync(() => _runs.Count == 1, "the timer runs");
        await AdvanceUntilAsync(() => _runs.Count == 2, "the timer runs again");

        Assert.True(_runs.Last().ScheduleStatus!.Last.Hour >= 18);
        await timers.StopAsync();
    }

    [Fact]
    public async Task A_timer_can_run_at_start_and_runs_again_after_a_failure()
    {
        using var timers = Start(typeof(AtStart));

        await Eventually.IsTrueAsync(() => _runs.Count == 1, "it runs at start");
        await AdvanceUntilAsync(() => _runs.Count == 2, "it runs again");

        Assert.All(_runs, run => Assert.Null(run.ScheduleStatus));
        await timers.StopAsync();
    }

    [Fact]
    public void An_invalid_schedule_ends_the_start()
    {
        var refusal = Assert.Throws<LocalHostException>(() => Start(typeof(Hourly), schedule: "now and then"));

        Assert.Contains("Hourly", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_whose_setting_is_missing_ends_the_start()
    {
        var refusal = Assert.Throws<LocalHostException>(() => Start(typeof(Hourly), schedule: null));

        Assert.Contains("SCHEDULE", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AzureWebJobs.AtStart.Disabled", true)]
    [InlineData("AzureWebJobs_AtStart_Disabled", true)]
    [InlineData("AzureWebJobs:AtStart:Disabled", false)]
    public async Task A_timer_does_not_run_if_a_setting_that_the_host_accepts_disables_it(string setting, bool isDisabled)
    {
        using var timers = Start(typeof(AtStart), disablingSetting: setting);

        _time.Advance(TimeSpan.FromHours(2));
        await timers.StopAsync();

        Assert.Equal(isDisabled, _runs.IsEmpty);
    }

    private Task AdvanceUntilAsync(Func<bool> condition, string what) => Eventually.IsTrueAsync(
        () =>
        {
            _time.Advance(TimeSpan.FromMinutes(10));
            return condition();
        },
        what);

    private static string Text(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);

    private TimerTriggers Start(Type function, string? schedule = "0 0 * * * *", string disablingSetting = "None")
    {
        var services = new ServiceCollection().AddSingleton(_runs).BuildServiceProvider();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("SCHEDULE", schedule), new(disablingSetting, "true")]).Build();
        var pipeline = new FunctionPipeline(services.GetRequiredService<IServiceScopeFactory>(), []);

        var timers = new TimerTriggers(pipeline, settings, _time, NullLogger<TimerTriggers>.Instance);
        timers.Start(FunctionCatalog.Find([function]));
        return timers;
    }

    private sealed class Hourly(ConcurrentQueue<TimerInfo> runs)
    {
        [Function("Hourly")]
        public void Run([TimerTrigger("%SCHEDULE%")] TimerInfo timer) => runs.Enqueue(timer);
    }

    private sealed class AtStart(ConcurrentQueue<TimerInfo> runs)
    {
        [Function("AtStart")]
        public void Run([TimerTrigger("%SCHEDULE%", RunOnStartup = true, UseMonitor = false)] TimerInfo timer)
        {
            runs.Enqueue(timer);
            throw new InvalidOperationException("As always.");
        }
    }
}
