using Azure.Storage.Queues;
using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Storage;

/// <summary>Records the state of the queues every 30 seconds while the queue metrics have a listener.</summary>
internal sealed partial class QueueWatch(QueueStorage queues, TimeProvider time, ILogger<QueueWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>Records the current state of both queues.</summary>
    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        await RecordAsync(QueueStorage.StripeEventsName, queues.StripeEvents, cancellationToken);
        await RecordAsync(QueueStorage.StripeEventsPoisonName, queues.StripeEventsPoison, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (CreditMetrics.AreQueuesWatched)
                {
                    await RecordAsync(stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotSeen(logger, failure); // A missing measurement must not stop the program.
            }
        }
    }

    private async Task RecordAsync(string name, QueueClient queue, CancellationToken cancellationToken)
    {
        var properties = await queue.GetPropertiesAsync(cancellationToken);
        var next = await queue.PeekMessageAsync(cancellationToken);
        var age = next.Value?.InsertedOn is { } inserted ? time.GetUtcNow() - inserted : TimeSpan.Zero;
        CreditMetrics.RecordQueue(name, properties.Value.ApproximateMessagesCount, age);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 810, Level = LogLevel.Warning, Message = "Failed to read the state of the queues.")]
        public static partial void NotSeen(ILogger logger, Exception failure);
    }
}
