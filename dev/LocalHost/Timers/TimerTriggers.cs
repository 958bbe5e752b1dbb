using System.Diagnostics.CodeAnalysis;
using CreditFunctions.LocalHost.Startup;
using CreditFunctions.LocalHost.Worker;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;
using NCrontab;

namespace CreditFunctions.LocalHost.Timers;

/// <summary>
/// Runs the functions with a timer trigger, one run of each at a time. Runs that were missed while LocalHost was stopped are skipped.
/// </summary>
internal sealed partial class TimerTriggers(
    FunctionPipeline pipeline,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<TimerTriggers> logger) : IDisposable
{
    /// <summary>.NET timers reach 49 days at most.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    /// <summary>How long a stop waits for functions that ignore their cancellation.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _running = [];

    /// <exception cref="LocalHostException">A schedule is invalid, or refers to a missing setting.</exception>
    public void Start(IEnumerable<FunctionEntry> functions)
    {
        foreach (var function in functions)
        {
            if (function.Trigger is TimerTrigger trigger && !configuration.IsDisabled(function.Name))
            {
                _running.Add(KeepRunningAsync(function, trigger, ReadSchedule(function, trigger)));
            }
        }
    }

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAny(Task.WhenAll(_running), Task.Delay(StopLimit, time));
    }

    public void Dispose() => _stopping.Dispose();

    /// <summary>Parses a schedule like the timer extension of the Functions host, with or without seconds.</summary>
    private CrontabSchedule ReadSchedule(FunctionEntry function, TimerTrigger trigger)
    {
        try
        {
            var expression = new DefaultNameResolver(configuration).ResolveWholeString(trigger.Schedule);
            var hasSeconds = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6;
            return CrontabSchedule.Parse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = hasSeconds });
        }
        catch (Exception failure) when (failure is CrontabException or InvalidOperationException)
        {
            throw new LocalHostException($"The schedule of function {function.Name} is invalid: {failure.Message}", failure);
        }
    }

    private async Task KeepRunningAsync(FunctionEntry function, TimerTrigger trigger, CrontabSchedule schedule)
    {
        var status = new ScheduleStatus();
        if (trigger.RunOnStartup)
        {
            await RunAsync(function, trigger, status);
        }

        var due = schedule.GetNextOccurrence(time.GetUtcNow().UtcDateTime);
        while (await WaitedUntilAsync(due))
        {
            status = new ScheduleStatus { Last = due, Next = schedule.GetNextOccurrence(due), LastUpdated = due };
            await RunAsync(function, trigger, status);
            due = schedule.GetNextOccurrence(time.GetUtcNow().UtcDateTime);
        }
    }

    private async Task<bool> WaitedUntilAsync(DateTime due)
    {
        while (!_stopping.IsCancellationRequested && due - time.GetUtcNow().UtcDateTime is { Ticks: > 0 } left)
        {
            var delay = left < LongestDelay ? left : LongestDelay;
            await Task.Delay(delay, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !_stopping.IsCancellationRequested;
    }

    [SuppressMessage("Design", "CA1031", Justification = "An exception ends one run of the function, not the host.")]
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

        [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "Function {Function} was canceled because the host is stopping.")]
        public static partial void Stopped(ILogger logger, string function);
    }
}
