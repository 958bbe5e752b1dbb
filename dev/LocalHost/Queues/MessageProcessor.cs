using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>What happens to one message: it is tried under a lease, then deleted, shown again later, or moved to the poison queue.</summary>
internal sealed partial class MessageProcessor(
    QueueClient queue,
    PoisonQueue? poison,
    QueueSettings settings,
    Func<QueueMessage, Task<bool>> runFunctionAsync,
    TimeProvider time,
    ILogger logger)
{
    public async Task ProcessAsync(QueueMessage message)
    {
        // More deliveries than tries: an earlier host ended during the last try.
        if (message.DequeueCount > settings.MaxDequeueCount || !QueueText.TryDecode(message, settings.MessageEncoding, out var decoded))
        {
            await GiveUpAsync(message);
            return;
        }

        await using var lease = MessageLease.Hold(queue, message, time);
        var succeeded = await runFunctionAsync(decoded);
        var held = await lease.ReleaseAsync();

        if (succeeded)
        {
            await DeleteAsync(held);
        }
        else if (poison is not null && held.DequeueCount < settings.MaxDequeueCount)
        {
            await ShowAgainAsync(held);
        }
        else
        {
            await GiveUpAsync(held);
        }
    }

    private async Task GiveUpAsync(QueueMessage message)
    {
        // A queue that has no poison queue keeps the message out of sight until its lease ends, so that it is not tried in a tight loop.
        if (poison is null)
        {
            return;
        }

        Log.MovingToPoisonQueue(logger, settings.MaxDequeueCount, poison.Name);
        await poison.AddAsync(message);
        await DeleteAsync(message);
    }

    private async Task DeleteAsync(QueueMessage message)
    {
        try
        {
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None);
        }
        catch (RequestFailedException failure) when (failure.MeansMessageIsNotOurs())
        {
            Log.NotOurs(logger, message.MessageId, failure.ErrorCode);
        }
    }

    private async Task ShowAgainAsync(QueueMessage message)
    {
        try
        {
            await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: settings.VisibilityTimeout, cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException failure) when (failure.MeansMessageIsNotOurs())
        {
            Log.NotOurs(logger, message.MessageId, failure.ErrorCode);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Message has reached MaxDequeueCount of {MaxDequeueCount}. Moving message to queue '{PoisonQueue}'.")]
        public static partial void MovingToPoisonQueue(ILogger logger, int maxDequeueCount, string poisonQueue);

        [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "Message {MessageId} is no longer ours to complete: {ErrorCode}.")]
        public static partial void NotOurs(ILogger logger, string messageId, string? errorCode);
    }
}
