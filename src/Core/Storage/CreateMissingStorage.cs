using Azure;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Storage;

/// <summary>
/// Creates missing tables and queues before anything else starts, so that the first request finds them. Where storage cannot be used, the
/// program starts nevertheless, answers that it is unavailable, and goes on trying: a host gives up on a program that ends at its start.
/// </summary>
internal sealed partial class CreateMissingStorage(TableStorage tables, QueueStorage queues, TimeProvider time, ILogger<CreateMissingStorage> logger)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private bool _isDone;

    public async Task StartingAsync(CancellationToken cancellationToken) => _isDone = await TryCreateAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!_isDone)
        {
            await Task.Delay(Pause, time, stoppingToken);
            _isDone = await TryCreateAsync(stoppingToken);
        }
    }

    private async Task<bool> TryCreateAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await Task.WhenAll(tables.CreateMissingAsync(either.Token), queues.CreateMissingAsync(either.Token));
            return true;
        }
        catch (Exception failure) when ((failure is RequestFailedException || StorageFailure.IsOutage(failure)) && !cancellationToken.IsCancellationRequested)
        {
            Log.NotCreated(logger, failure);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 820, Level = LogLevel.Error, Message = "Storage cannot be used, so its tables and queues were not created; this is tried again.")]
        public static partial void NotCreated(ILogger logger, Exception failure);
    }
}
