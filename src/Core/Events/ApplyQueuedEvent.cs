using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Applies an event from the queue, at most once. The payment intent is indexed while purchase and balance are read. One transaction follows,
/// whose first insert is the event's marker, and then the event log is updated. After a crash between any two steps the message is still on the
/// queue, and the next attempt detects which steps are done.
/// </summary>
public sealed class ApplyQueuedEvent(EventQueue queue, EventProcessor processor, ParkEvent park, TimeProvider time)
{
    /// <summary>Applies the event in a message. An event that no retry can fix is parked at once; any other exception makes the queue retry.</summary>
    public async Task ApplyAsync(string message, CancellationToken cancellationToken)
    {
        try
        {
            var queued = await queue.ReadAsync(message, cancellationToken);
            await processor.ProcessAsync(
                StripeEvent.Parse(queued.Event.Span), queued.ReceivedAt ?? time.GetUtcNow(), queued.TraceParent, isReplay: false, cancellationToken);
        }
        catch (Exception failure) when (failure is UnreadableEventException or CorruptRowException)
        {
            await park.ParkAsync(message, failure.Message, cancellationToken);
        }
    }
}
