using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Parking;

/// <summary>Finds in a message as much as there is to be found: the event, or at least an id to park the message under.</summary>
internal static class UnreadableMessage
{
    /// <summary>Who it is, and what is to be kept: the event in the message, or the message itself where there is none in it.</summary>
    public static async Task<(EventIdentity Identity, ReadOnlyMemory<byte> Payload)> ReadAsync(
        EventMessageReader messages, string message, CancellationToken cancellationToken)
    {
        var payload = await PayloadAsync(messages, message, cancellationToken);
        return (EventIdentity.Find(payload.Span) ?? new EventIdentity(ClaimedId(message) ?? HashedId(message), Type: null), payload);
    }

    private static async Task<ReadOnlyMemory<byte>> PayloadAsync(EventMessageReader messages, string message, CancellationToken cancellationToken)
    {
        try
        {
            return (await messages.ReadAsync(message, cancellationToken)).Raw;
        }
        catch (Exception failure) when (failure is UnreadableEventException or CorruptRowException)
        {
            return Encoding.UTF8.GetBytes(message);
        }
    }

    /// <summary>A claim check names its event, even where the body is gone.</summary>
    private static string? ClaimedId(string message)
    {
        try
        {
            return EventEnvelope.Read(message).ClaimedEventId is { Length: > 0 } claimed ? claimed : null;
        }
        catch (UnreadableEventException)
        {
            return null;
        }
    }

    private static string HashedId(string message) =>
        "unreadable-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message)))[..32];
}
