using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CreditFunctions.LocalHost.Queues;
using CreditFunctions.LocalHost.Tests.Scenario;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.LocalHost.Tests.Queues;

/// <summary>A real queue, its poison queue, and the parts of the trigger around a function that a test gives.</summary>
internal sealed class QueueScenario(QueueScenario.UpdateCount updates)
{
    private static readonly QueueSettings Plain = new() { MessageEncoding = QueueMessageEncoding.None, MaxPollingInterval = TimeSpan.FromMilliseconds(100) };

    public required QueueClient Queue { get; init; }

    public required QueueClient Poison { get; init; }

    public required QueueSettings Settings { get; init; }

    public required TimeProvider Time { get; init; }

    public required bool HasPoisonQueue { get; init; }

    public QueueWakeUps WakeUps { get; } = new();

    /// <summary>How often a message was put out of sight again.</summary>
    public int UpdatesCount => updates.Value;

    public static async Task<QueueScenario> NewAsync(
        QueueSettings? settings = null,
        TimeProvider? time = null,
        bool hasPoisonQueue = true,
        bool exists = true)
    {
        var name = Storage.NewQueueName();
        var updates = new UpdateCount();
        var options = new QueueClientOptions();
        options.AddPolicy(updates, HttpPipelinePosition.PerCall);

        var scenario = new QueueScenario(updates)
        {
            Queue = await Storage.OpenAsync(name, options),
            Poison = await Storage.OpenAsync(PoisonQueue.NameFor(name)!),
            Settings = settings ?? Plain,
            Time = time ?? TimeProvider.System,
            HasPoisonQueue = hasPoisonQueue,
        };

        if (exists)
        {
            await scenario.Queue.CreateAsync();
        }

        return scenario;
    }

    public MessageProcessor Processor(Func<QueueMessage, Task<bool>> function) => new(
        Queue,
        HasPoisonQueue ? new PoisonQueue(Poison, WakeUps) : null,
        Settings,
        function,
        Time,
        NullLogger.Instance);

    public QueueListener Listener(Func<QueueMessage, Task<bool>> function) => new(Queue, Processor(function), Settings, Time, NullLogger.Instance);

    /// <summary>Takes the next message as a listener would, and works on it.</summary>
    public async Task ProcessNextAsync(Func<QueueMessage, Task<bool>> function)
    {
        QueueMessage message = await Queue.ReceiveMessageAsync(MessageLease.Duration);
        await Processor(function).ProcessAsync(message);
    }

    internal sealed class UpdateCount : HttpPipelineSynchronousPolicy
    {
        private int _value;

        public int Value => Volatile.Read(ref _value);

        public override void OnReceivedResponse(HttpMessage message)
        {
            if (message.Request.Method == RequestMethod.Put && message.Request.Uri.Path.Contains("/messages/", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _value);
            }
        }
    }
}
