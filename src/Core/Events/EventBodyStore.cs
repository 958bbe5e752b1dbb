using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Stores the bodies of failed events and of events that are too large for a queue message, in the partition of the event's log record.
/// </summary>
public sealed class EventBodyStore(TableStorage storage)
{
    private const string Body = "body";
    private const string Payload = "payload";
    private const int WritesMax = 10;

    /// <summary>Stores the body of an event that is too large for a message. An existing body stays: it is from a delivery of the same event.</summary>
    public async Task KeepAsync(string eventId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            await storage.StripeEvents.AddEntityAsync(Entity(eventId, Body, body), cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            // Not every 409: a table that is being deleted also returns 409 and stores nothing.
        }
    }

    /// <summary>Reads the body that a message names.</summary>
    /// <exception cref="UnreadableEventException">The body is not stored.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(string eventId, CancellationToken cancellationToken) =>
        await FindAsync(eventId, Body, cancellationToken) is { } row ? row.Bytes() : throw new UnreadableEventException($"the body of event {eventId} is not stored");

    /// <summary>Stores the payload of a failed event for inspection and replay. It replaces the payload of an earlier failure.</summary>
    public async Task KeepPayloadAsync(string eventId, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        for (var write = 1; write <= WritesMax; write++)
        {
            var known = await FindAsync(eventId, Payload, cancellationToken);
            if (await storage.StripeEvents.TryPutAsync(Entity(eventId, Payload, payload), known?.ETag.ToString(), cancellationToken) is not null)
            {
                return;
            }
        }

        throw new StorageContentionException($"The payload of event {eventId} changed during each of {WritesMax} writes.");
    }

    /// <summary>The payload of a failed event; null if none is stored.</summary>
    public async Task<ReadOnlyMemory<byte>?> FindPayloadAsync(string eventId, CancellationToken cancellationToken) =>
        await FindAsync(eventId, Payload, cancellationToken) is { } row ? row.Bytes() : null;

    private Task<TableEntity?> FindAsync(string eventId, string row, CancellationToken cancellationToken) =>
        storage.StripeEvents.FindAsync(TableKey.Partition(eventId), row, cancellationToken);

    private static TableEntity Entity(string eventId, string key, ReadOnlyMemory<byte> bytes)
    {
        var row = new TableEntity(TableKey.Partition(eventId), key) { ["EventId"] = eventId };
        row.SetBytes(bytes);
        return row;
    }
}
