using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Queues.Models;
using CreditFunctions.LocalHost.Startup;
using CreditFunctions.LocalHost.Worker;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>The listeners of all functions that a queue starts.</summary>
internal sealed partial class QueueTriggers(
    FunctionPipeline pipeline,
    HostSettings host,
    IConfiguration configuration,
    TimeProvider time,
    ILoggerFactory loggers) : IDisposable
{
    /// <summary>How long a stop waits for the functions that are at work.</summary>
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);

    /// <summary>How long it waits once more when it has cancelled them. What is left then comes back when its lease ends.</summary>
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(2);

    private readonly ILogger _logger = loggers.CreateLogger<QueueTriggers>();
    private readonly ILogger _hostLogger = loggers.CreateLogger("Host.Triggers.Queue");
    private readonly QueueConnection _connection = new(configuration);
    private readonly QueueWakeUps _wakeUps = new();
    private readonly CancellationTokenSource _execution = new();
    private readonly List<QueueListener> _listeners = [];

    public void Start(IEnumerable<FunctionEntry> functions)
    {
        foreach (var function in functions)
        {
            if (function.Trigger is QueueTrigger trigger)
            {
                _listeners.Add(Listen(function, trigger));
            }
        }

        _listeners.ForEach(listener => listener.Start());
    }

    public async Task StopAsync()
    {
        var stopped = Task.WhenAll(_listeners.Select(listener => listener.StopAsync()));
        if (await stopped.EndsWithinAsync(DrainLimit, time))
        {
            return;
        }

        await _execution.CancelAsync();
        if (!await stopped.EndsWithinAsync(CancelLimit, time))
        {
            Log.LeftAtWork(_logger);
        }
    }

    public void Dispose()
    {
        _listeners.ForEach(listener => listener.Dispose());
        _execution.Dispose();
    }

    private QueueListener Listen(FunctionEntry function, QueueTrigger trigger)
    {
        var name = configuration.Resolve(trigger.QueueName).ToLowerInvariant();
        var queue = _connection.Open(trigger.Connection, name);
        var poison = PoisonQueue.NameFor(name) is { } poisonName
            ? new PoisonQueue(_connection.Open(trigger.Connection, poisonName), _wakeUps)
            : null;

        var processor = new MessageProcessor(queue, poison, host.Queues, message => RunAsync(function, message), time, _hostLogger);
        var listener = new QueueListener(queue, processor, host.Queues, time, _logger);
        _wakeUps.Register(name, listener.Wake);
        return listener;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a function throws fails its message, not the host.")]
    private async Task<bool> RunAsync(FunctionEntry function, QueueMessage message)
    {
        try
        {
            await pipeline.RunAsync(function, new Invocation(message, _execution.Token) { BindingData = QueueBindingData.Of(message) });
            return true;
        }
        catch (Exception failure)
        {
            Log.Failed(_logger, failure, function.Name, message.MessageId, message.DequeueCount);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Function {Function} failed on message {MessageId}, delivered {DequeueCount} times.")]
        public static partial void Failed(ILogger logger, Exception failure, string function, string messageId, long dequeueCount);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Some queue messages are still at work; they come back when their lease ends.")]
        public static partial void LeftAtWork(ILogger logger);
    }
}
