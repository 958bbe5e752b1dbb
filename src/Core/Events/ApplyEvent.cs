using System.Diagnostics;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Parking;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Telemetry;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Applies an event from the queue, at most once. In order of time: journal and index are inserted while purchase, balance and marker are
/// read; one transaction; the journal's end. A crash between any two leaves the message on the queue, and the next try finds out how far
/// the last one came.
/// </summary>
public sealed class ApplyEvent(
    TableEventJournal journal,
    EventMessageReader messages,
    HandleEvent handle,
    ParkEvent park,
    CloseEvent close,
    TimeProvider time)
{
    /// <summary>
    /// Applies the event in a message. What no retry can mend is parked at once; any other exception leaves the message to the queue.
    /// </summary>
    public async Task ApplyAsync(string message, CancellationToken cancellationToken)
    {
        try
        {
            var content = await messages.ReadAsync(message, cancellationToken);
            await ApplyAsync(StripeEvent.Parse(content.Raw.Span), content.ReceivedAt ?? time.GetUtcNow(), content.TraceParent, cancellationToken);
        }
        catch (Exception failure) when (failure is UnreadableEventException or CorruptRowException)
        {
            await park.ParkAsync(message, failure.Message, cancellationToken);
        }
    }

    /// <summary>Applies an event, and settles its row where it is parked.</summary>
    /// <param name="stripeEvent">The event.</param>
    /// <param name="receivedAt">When it came.</param>
    /// <param name="traceParent">The trace that it belongs to, where there is one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<EventResult> ApplyAsync(StripeEvent stripeEvent, DateTimeOffset receivedAt, string? traceParent, CancellationToken cancellationToken)
    {
        using var activity = Tracing.Source.StartActivity("apply stripe event", ActivityKind.Consumer, traceParent);
        activity?.SetTag("stripe.event.id", stripeEvent.Id).SetTag("stripe.event.type", stripeEvent.Type);
        var opening = journal.OpenAsync(stripeEvent, receivedAt, cancellationToken);
        EventResult result;
        try
        {
            result = await handle.HandleAsync(stripeEvent, SettleMode.Once, before: opening, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            await journal.FailAsync(await opening, FailureText.Of(failure), cancellationToken);
            throw;
        }

        CreditMetrics.CountHandled(stripeEvent.Type, result, time.GetUtcNow() - stripeEvent.CreatedAt);
        await close.CloseAsync(await opening, result, cancellationToken);
        return result;
    }
}
