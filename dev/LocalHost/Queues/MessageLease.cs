using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>
/// Keeps a message out of the sight of others while it is worked on. Each renewal makes the pop receipt before it worthless,
/// so the newest is what the message must be completed with.
/// </summary>
internal sealed class MessageLease : IAsyncDisposable
{
    /// <summary>Fixed in the real host; unrelated to the visibility timeout of its settings.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(1);

    private readonly QueueClient _queue;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _renewing;

    private QueueMessage _message;

    private MessageLease(QueueClient queue, QueueMessage message, TimeProvider time)
    {
        (_queue, _message, _time) = (queue, message, time);
        _renewing = RenewAsync();
    }

    public static MessageLease Hold(QueueClient queue, QueueMessage message, TimeProvider time) => new(queue, message, time);

    /// <summary>Ends the renewing and tells the receipt that counts.</summary>
    public async Task<QueueMessage> ReleaseAsync()
    {
        await _stopping.CancelAsync();
        await _renewing;
        return _message;
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        _stopping.Dispose();
    }

    private async Task RenewAsync()
    {
        var interval = Duration / 2;

        while (await PausedAsync(interval))
        {
            try
            {
                var renewed = await _queue.UpdateMessageAsync(_message.MessageId, _message.PopReceipt, visibilityTimeout: Duration, cancellationToken: CancellationToken.None);
                _message = _message.Update(renewed.Value);
                interval = Duration / 2;
            }
            catch (RequestFailedException failure) when (failure.IsServersFault())
            {
                interval = interval / 2 > ShortestInterval ? interval / 2 : ShortestInterval;
            }
            catch (RequestFailedException failure) when (failure.MeansMessageIsNotOurs())
            {
                return;
            }
        }
    }

    private async Task<bool> PausedAsync(TimeSpan interval)
    {
        await Task.Delay(interval, _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_stopping.IsCancellationRequested;
    }
}
