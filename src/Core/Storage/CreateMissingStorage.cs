using Azure;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Storage;

/// <summary>
/// Creates missing tables and queues while everything else starts. The start ends when that was tried once, but nobody's request waits for
/// it: where a deployment has declared them, as ours does, they are there. Where storage cannot be used, the program starts nevertheless,
/// answers that it is unavailable, and goes on trying: a host gives up on a program that ends at its start.
/// </summary>
internal sealed partial class CreateMissingStorage(TableStorage tables, QueueStorage queues, TimeProvider time, ILogger<CreateMissingStorage> logger)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

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
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (Exception failure)
        {
            _tried.TrySetException(failure); // What nobody foresaw ends the start, and is said there.
            throw;
        }

        _tried.TrySetResult();
    }

    private async Task<bool> TryCreateAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            // One after the other: a dozen connections at once would take the processor from the rest of the start.
            await tables.CreateMissingAsync(either.Token);
            await queues.CreateMissingAsync(either.Token);
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
