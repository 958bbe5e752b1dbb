using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Events;

/// <summary>Puts messages on the queue of events.</summary>
public sealed class QueueEventSender(QueueStorage queues)
{
    /// <summary>Azure deletes a message after seven days unless told otherwise; a payment must outlast any outage.</summary>
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    public Task SendAsync(string message, CancellationToken cancellationToken) =>
        queues.StripeEvents.SendMessageAsync(message, visibilityTimeout: null, timeToLive: Never, cancellationToken);
}
