using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>Bodies of events, beside the event's log record: of events too large for a queue message, and of failed events.</summary>
public sealed class EventBodyStore(TableStorage storage)
{
    private const string Body = "body";
    private const string Payload = "payload";
    private const int WritesMax = 10;

    /// <summary>Stores the body of an event that is too large for a message. One that is stored already is a redelivery of the same event and stays.</summary>
    public async Task KeepAsync(string eventId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            await storage.StripeEvents.AddEntityAsync(Entity(eventId, Body, body), cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            // Not on every 409: a table that is being deleted returns it as well, and has stored nothing.
        }
    }

    /// <summary>Reads the body that a message names.</summary>
    /// <exception cref="UnreadableEventException">It was never stored.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(string eventId, CancellationToken cancellationToken) =>
        await FindAsync(eventId, Body, cancellationToken) is { } row ? row.Bytes() : throw new UnreadableEventException($"the body of event {eventId} is not stored");

    /// <summary>Stores what an operator needs to see and replay of a failed event, in place of what was stored of an earlier failure.</summary>
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

    /// <summary>The payload of a failed event; null where none is stored.</summary>
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
