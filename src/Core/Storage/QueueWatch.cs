using Azure.Storage.Queues;
using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Storage;

/// <summary>Looks at the queues every half minute, for as long as somebody listens.</summary>
internal sealed partial class QueueWatch(QueueStorage queues, TimeProvider time, ILogger<QueueWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await LookAsync(QueueStorage.StripeEventsName, queues.StripeEvents, cancellationToken);
        await LookAsync(QueueStorage.StripeEventsPoisonName, queues.StripeEventsPoison, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (CreditMetrics.AreQueuesWatched)
                {
                    await LookAsync(stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotSeen(logger, failure); // A number less is no reason to stop the program.
            }
        }
    }

    private async Task LookAsync(string name, QueueClient queue, CancellationToken cancellationToken)
    {
        var properties = await queue.GetPropertiesAsync(cancellationToken);
        var next = await queue.PeekMessageAsync(cancellationToken);
        var age = next.Value?.InsertedOn is { } inserted ? time.GetUtcNow() - inserted : TimeSpan.Zero;
        CreditMetrics.RecordQueue(name, properties.Value.ApproximateMessagesCount, age);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 810, Level = LogLevel.Warning, Message = "The queues could not be looked at.")]
        public static partial void NotSeen(ILogger logger, Exception failure);
    }
}
