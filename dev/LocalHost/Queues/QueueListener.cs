using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>Polls one queue and starts the work on what it finds, by the rules of the real host's queue trigger.</summary>
internal sealed partial class QueueListener(
    QueueClient queue,
    MessageProcessor processor,
    QueueSettings settings,
    TimeProvider time,
    ILogger logger) : IDisposable
{
    private readonly PollingDelay _delay = new(settings.MaxPollingInterval, Random.Shared.NextDouble);
    private readonly List<Task> _processing = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile TaskCompletionSource _wakeUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _listening = Task.CompletedTask;
    private bool _queueExists;
    private bool _foundMessage;

    public void Start() => _listening = ListenAsync();

    /// <summary>Ends a wait between two polls.</summary>
    public void Wake() => _wakeUp.TrySetResult();

    /// <summary>Asks for no more messages, and completes when those in work are done.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        _stopped.TrySetResult();
        await _listening;
        await Task.WhenAll(_processing);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task ListenAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            _wakeUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var batch = await ReceiveAsync();

            if (batch.Length == 0)
            {
                await PauseAsync();
                continue;
            }

            _foundMessage = true;
            _processing.AddRange(batch.Select(ProcessAsync));
            await WaitForRoomAsync();
        }
    }

    private async Task<QueueMessage[]> ReceiveAsync()
    {
        try
        {
            // The trigger never makes its queue. No token: what was received must not be dropped with the answer.
            _queueExists = _queueExists || await queue.ExistsAsync(CancellationToken.None);

            return _queueExists
                ? await queue.ReceiveMessagesAsync(settings.BatchSize, MessageLease.Duration, CancellationToken.None)
                : [];
        }
        catch (RequestFailedException failure) when (failure.MeansQueueIsMissing() || failure.MeansQueueIsClosing())
        {
            _queueExists = false;
            return [];
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or HttpRequestException)
        {
            // The real host would restart here; going on after a while comes to the same.
            Log.PollFailed(logger, failure, queue.Name);
            _queueExists = false;
            return [];
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A message that cannot be completed comes back by itself, and must not stop the others.")]
    private async Task ProcessAsync(QueueMessage message)
    {
        try
        {
            await processor.ProcessAsync(message);
        }
        catch (Exception failure)
        {
            Log.CompletionFailed(logger, failure, message.MessageId, queue.Name);
        }
    }

    private async Task WaitForRoomAsync()
    {
        while (_processing.Count > settings.NewBatchThreshold && !_stopping.IsCancellationRequested)
        {
            await Task.WhenAny([.. _processing, _stopped.Task]);
            _processing.RemoveAll(task => task.IsCompleted);
        }
    }

    private async Task PauseAsync()
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var delay = Task.Delay(_delay.Next(_foundMessage), time, woken.Token);
        _foundMessage = false;

        await Task.WhenAny(delay, _wakeUp.Task);
        await woken.CancelAsync();
        _processing.RemoveAll(task => task.IsCompleted);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Polling the queue {Queue} failed; trying again.")]
        public static partial void PollFailed(ILogger logger, Exception failure, string queue);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Message {MessageId} of {Queue} could not be completed; it comes back when its lease ends.")]
        public static partial void CompletionFailed(ILogger logger, Exception failure, string messageId, string queue);
    }
}
