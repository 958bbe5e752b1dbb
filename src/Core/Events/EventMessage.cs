namespace CreditFunctions.Core.Events;

/// <summary>What a message on the queue holds, wherever its body was kept.</summary>
/// <param name="ReceivedAt">When the webhook took it; null for an event that an operator put on the queue.</param>
/// <param name="TraceParent">W3C trace context.</param>
/// <param name="Raw">The event as Stripe sent it.</param>
public sealed record EventMessage(DateTimeOffset? ReceivedAt, string? TraceParent, ReadOnlyMemory<byte> Raw);
