namespace CreditFunctions.Core.Events;

/// <summary>Opens messages: finds the body of one that is only a claim check.</summary>
public sealed class EventMessageReader(TableEventBodies bodies)
{
    /// <exception cref="UnreadableEventException">There is no event in the message, or the body that it claims is gone.</exception>
    public async Task<EventMessage> ReadAsync(string message, CancellationToken cancellationToken)
    {
        var envelope = EventEnvelope.Read(message);
        var raw = envelope.ClaimedEventId is { } claimed ? await bodies.ReadAsync(claimed, cancellationToken) : envelope.Event;
        return new EventMessage(envelope.ReceivedAt, envelope.TraceParent, raw);
    }
}
