using Azure.Storage.Queues.Models;
using CreditFunctions.LocalHost.Startup;
using CreditFunctions.LocalHost.Worker;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>Runs the functions with a queue trigger on the WebJobs SDK, and restarts its job host after a failure, as Azure restarts a host.</summary>
internal sealed partial class QueueTriggers(
    FunctionPipeline pipeline,
    IConfiguration configuration,
    LocalHostOptions options,
    TimeProvider time,
    ILogger<QueueTriggers> logger) : IDisposable
{
    /// <summary>How long a stop waits for running functions before it cancels them.</summary>
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);

    /// <summary>How long a stop waits for canceled functions. The messages of the rest become visible when their lease ends.</summary>
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan RestartDelay = TimeSpan.FromSeconds(1);

    /// <summary>A developer watches the screen; the host polls as often in a development environment.</summary>
    private static readonly TimeSpan MaxPollingInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _canceling = new();
    private IReadOnlyDictionary<string, FunctionEntry> _functions = new Dictionary<string, FunctionEntry>();
    private Task _listening = Task.CompletedTask;

    /// <exception cref="LocalHostException">The queue settings are invalid, or a trigger refers to a missing setting.</exception>
    public async Task StartAsync(IEnumerable<FunctionEntry> functions)
    {
        _functions = functions.Where(function => function.Trigger is QueueTrigger).ToDictionary(function => function.Name);
        if (_functions.Count > 0)
        {
            _listening = KeepListeningAsync(await StartJobHostAsync());
        }
    }

    public async Task StopAsync()
    {
        var drained = _listening.WaitAsync(DrainLimit, time); // First, so that the limit counts from the call.
        await _stopping.CancelAsync();
        try
        {
            await drained;
        }
        catch (TimeoutException)
        {
            await _canceling.CancelAsync();
            await Task.WhenAny(_listening, Task.Delay(CancelLimit, time));
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _canceling.Dispose();
    }

    private async Task KeepListeningAsync(QueueJobHost jobHost)
    {
        while (true)
        {
            await Task.WhenAny(jobHost.Failed, Task.Delay(Timeout.InfiniteTimeSpan, time, _stopping.Token));
            if (jobHost.Failed.IsCompleted)
            {
                Log.Restarting(logger, await jobHost.Failed);
            }

            await jobHost.StopAsync();
            jobHost.Dispose();
            await Task.Delay(RestartDelay, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            jobHost = await StartJobHostAsync();
        }
    }

    private Task<QueueJobHost> StartJobHostAsync() => QueueJobHost.StartAsync(
        _functions.Values,
        RunAsync,
        configuration,
        options.Settings.HasMaxPollingInterval() ? null : MaxPollingInterval,
        ConfigureLogging);

    private Task RunAsync(string function, QueueMessage message) =>
        pipeline.RunAsync(_functions[function], new Invocation(message, _canceling.Token));

    private void ConfigureLogging(ILoggingBuilder logging)
    {
        logging.AddLocalHostLogging(configuration, options);
        logging.AddFilter("Azure", LogLevel.Error); // Conflicts and missing queues are part of normal operation.
        logging.AddFilter("Host.Results", LogLevel.None); // Repeats what the function's own category logs.
        logging.AddFilter("Host.Startup", LogLevel.None); // Repeats the exception that makes the start fail.
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A queue listener failed. Restarting all of them.")]
        public static partial void Restarting(ILogger logger, Exception failure);
    }
}
