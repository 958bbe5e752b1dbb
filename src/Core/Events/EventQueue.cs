using System.Diagnostics;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>Writes and reads the messages of the queue <c>stripe-events</c>, including events that are too large for a message.</summary>
public sealed class EventQueue(QueueStorage queues, EventBodyStore bodies, TimeProvider time)
{
    /// <summary>By default Azure deletes messages after seven days. An event must survive any outage.</summary>
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    private static readonly TimeSpan PoisonDelay = TimeSpan.FromMinutes(1);

    /// <summary>Puts an event on the queue. On return, the event is stored durably.</summary>
    public async Task SendAsync(string eventId, ReadOnlyMemory<byte> rawEvent, CancellationToken cancellationToken)
    {
        var (receivedAt, traceParent) = (time.GetUtcNow(), Activity.Current?.Id);
        var message = QueuedEvent.WriteEvent(receivedAt, traceParent, rawEvent.Span);
        if (message is null)
        {
            await bodies.KeepAsync(eventId, rawEvent, cancellationToken); // First, because the message refers to it.
            message = QueuedEvent.WriteClaim(receivedAt, traceParent, eventId);
        }

        await queues.StripeEvents.SendMessageAsync(message, visibilityTimeout: null, NeverExpires, cancellationToken);
    }

    /// <summary>Reads a message, and the stored body if the message is a claim check.</summary>
    /// <exception cref="UnreadableEventException">The message contains no event, or the body that it names is not stored.</exception>
    public async Task<QueuedEvent> ReadAsync(string message, CancellationToken cancellationToken)
    {
        var queued = QueuedEvent.Read(message);
        return queued.ClaimedEventId is { } claimed ? queued with { Event = await bodies.ReadAsync(claimed, cancellationToken) } : queued;
    }

    /// <summary>Puts a message back on the poison queue as a new one that does not expire.</summary>
    public Task ReturnToPoisonQueueAsync(string message, CancellationToken cancellationToken) =>
        queues.StripeEventsPoison.SendMessageAsync(message, PoisonDelay, NeverExpires, cancellationToken);
}
