using Azure;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Storage;

/// <summary>
/// Creates missing tables and queues while the rest of the application starts. Start-up completes after the first attempt. Requests do not wait
/// for it, because our deployment creates tables and queues in advance. If storage is unavailable, the application starts anyway, reports that
/// it is unavailable, and keeps retrying: a Functions host stops restarting an application that fails at start-up.
/// </summary>
internal sealed partial class CreateMissingStorage(TableStorage tables, QueueStorage queues, TimeProvider time, ILogger<CreateMissingStorage> logger)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => _tried.Task.WaitAsync(cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!await TryCreateAsync(stoppingToken))
            {
                _tried.TrySetResult();
                await Task.Delay(RetryInterval, time, stoppingToken);
            }
        }
        catch (Exception failure)
        {
            _tried.TrySetException(failure); // An unexpected failure ends the start-up, which reports it.
            throw;
        }

        _tried.TrySetResult();
    }

    private async Task<bool> TryCreateAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            // One after the other: a dozen simultaneous connections would slow down the rest of the start-up.
            await tables.CreateMissingAsync(linked.Token);
            await queues.CreateMissingAsync(linked.Token);
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
        [LoggerMessage(EventId = 820, Level = LogLevel.Error, Message = "Failed to create missing tables and queues, because storage is unavailable; retrying.")]
        public static partial void NotCreated(ILogger logger, Exception failure);
    }
}
