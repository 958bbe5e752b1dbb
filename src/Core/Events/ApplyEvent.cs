using System.Diagnostics;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Applies an event from the queue, at most once. In order of time: journal and index are inserted while purchase, balance and marker are
/// read; one transaction; the journal's end. A crash between any two leaves the message on the queue, and the next try finds out how far
/// the last one came.
/// </summary>
public sealed class ApplyEvent(TableEventJournal journal, TableEventBodies bodies, HandleEvent handle, TimeProvider time)
{
    /// <summary>Applies the event in a message. An exception leaves the message to the queue.</summary>
    public async Task ApplyAsync(string message, CancellationToken cancellationToken)
    {
        var envelope = EventEnvelope.Read(message);
        var raw = envelope.ClaimedEventId is { } claimed ? await bodies.ReadAsync(claimed, cancellationToken) : envelope.Event;
        var stripeEvent = StripeEvent.Parse(raw.Span);
        using var activity = Tracing.Source.StartActivity("apply stripe event", ActivityKind.Consumer, envelope.TraceParent);
        activity?.SetTag("stripe.event.id", stripeEvent.Id).SetTag("stripe.event.type", stripeEvent.Type);
        await ApplyAsync(stripeEvent, envelope.ReceivedAt ?? time.GetUtcNow(), cancellationToken);
    }

    private async Task ApplyAsync(StripeEvent stripeEvent, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        var opening = journal.OpenAsync(stripeEvent, receivedAt, cancellationToken);
        EventResult result;
        try
        {
            result = await handle.HandleAsync(stripeEvent, before: opening, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            await journal.FailAsync(stripeEvent.Id, await opening, $"{failure.GetType().Name}: {failure.Message}", cancellationToken);
            throw;
        }

        await journal.CloseAsync(stripeEvent.Id, await opening, result, cancellationToken);
    }
}
