using System.Diagnostics.CodeAnalysis;
using CreditFunctions.LocalHost.Startup;
using CreditFunctions.LocalHost.Worker;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Timers;

/// <summary>Runs the functions that the clock starts, one run at a time each. What was missed while the host was down is not made up for.</summary>
internal sealed partial class TimerTriggers(
    FunctionPipeline pipeline,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<TimerTriggers> logger) : IDisposable
{
    // Timers of the platform reach 49 days at most.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    /// <summary>How long a stop waits for functions that do not look at their token.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _running = [];

    public void Start(IEnumerable<FunctionEntry> functions)
    {
        foreach (var function in functions)
        {
            if (function.Trigger is TimerTrigger trigger)
            {
                _running.Add(KeepRunningAsync(function, trigger, Read(function, trigger)));
            }
        }
    }

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running).EndsWithinAsync(StopLimit, time);
    }

    public void Dispose() => _stopping.Dispose();

    private CronSchedule Read(FunctionEntry function, TimerTrigger trigger)
    {
        try
        {
            return CronSchedule.Parse(configuration.Resolve(trigger.Schedule));
        }
        catch (FormatException failure)
        {
            throw new LocalHostException($"Function {function.Name} has no schedule that can be read: {failure.Message}", failure);
        }
    }

    private async Task KeepRunningAsync(FunctionEntry function, TimerTrigger trigger, CronSchedule schedule)
    {
        var status = new ScheduleStatus();

        if (trigger.RunOnStartup)
        {
            await RunAsync(function, trigger, status);
        }

        while (schedule.NextAfter(time.GetUtcNow()) is { } due && await WaitedUntilAsync(due))
        {
            var following = schedule.NextAfter(due) ?? due;
            status = new ScheduleStatus { Last = due.UtcDateTime, Next = following.UtcDateTime, LastUpdated = due.UtcDateTime };
            await RunAsync(function, trigger, status);
        }
    }

    private async Task<bool> WaitedUntilAsync(DateTimeOffset due)
    {
        while (!_stopping.IsCancellationRequested && due - time.GetUtcNow() is { Ticks: > 0 } left)
        {
            var delay = left < LongestDelay ? left : LongestDelay;
            await Task.Delay(delay, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !_stopping.IsCancellationRequested;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a function throws ends its run, not the host.")]
    private async Task RunAsync(FunctionEntry function, TimerTrigger trigger, ScheduleStatus status)
    {
        try
        {
            var info = new TimerInfo { ScheduleStatus = trigger.UseMonitor ? status : null };
            await pipeline.RunAsync(function, new Invocation(info, _stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            Log.Stopped(logger, function.Name);
        }
        catch (Exception failure)
        {
            Log.Failed(logger, failure, function.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Function {Function} failed.")]
        public static partial void Failed(ILogger logger, Exception failure, string function);

        [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "Function {Function} was stopped with the host.")]
        public static partial void Stopped(ILogger logger, string function);
    }
}
