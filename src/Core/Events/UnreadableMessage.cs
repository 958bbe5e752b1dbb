using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>Reads as much of a message as possible: the event, or at least an id under which to park the message.</summary>
internal static class UnreadableMessage
{
    /// <summary>The identity, and the payload to store: the event in the message, or the message itself if it contains none.</summary>
    public static async Task<(EventIdentity Identity, ReadOnlyMemory<byte> Payload)> ReadAsync(
        EventQueue queue, string message, CancellationToken cancellationToken)
    {
        var payload = await PayloadAsync(queue, message, cancellationToken);
        return (EventIdentity.Find(payload.Span) ?? new EventIdentity(ClaimedId(message) ?? HashedId(message), Type: null), payload);
    }

    private static async Task<ReadOnlyMemory<byte>> PayloadAsync(EventQueue queue, string message, CancellationToken cancellationToken)
    {
        try
        {
            return (await queue.ReadAsync(message, cancellationToken)).Event;
        }
        catch (Exception failure) when (failure is UnreadableEventException or CorruptRowException)
        {
            return Encoding.UTF8.GetBytes(message);
        }
    }

    /// <summary>A claim check names its event even if the body no longer exists.</summary>
    private static string? ClaimedId(string message)
    {
        try
        {
            return QueuedEvent.Read(message).ClaimedEventId is { Length: > 0 } claimed ? claimed : null;
        }
        catch (UnreadableEventException)
        {
            return null;
        }
    }

    private static string HashedId(string message) =>
        "unreadable-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message)))[..32];
}
