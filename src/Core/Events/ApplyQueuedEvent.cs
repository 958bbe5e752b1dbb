using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Applies an event from the queue, at most once. The index row is inserted while purchase and balance are read; then one transaction, whose
/// first insert is the event's marker; then the event log. After a crash between any two, the message is still on the queue and the next
/// attempt finds out how far the last one came.
/// </summary>
public sealed class ApplyQueuedEvent(EventQueue queue, EventProcessor processor, ParkEvent park, TimeProvider time)
{
    /// <summary>
    /// Applies the event in a message. What no retry can fix is parked at once; any other exception leaves the message to the queue.
    /// </summary>
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
