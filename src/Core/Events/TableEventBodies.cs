using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Events;

/// <summary>Keeps the bodies of events that are too large for a queue message, beside the event's journal row.</summary>
public sealed class TableEventBodies(TableStorage storage)
{
    private const string Row = "body";

    /// <summary>Stores a body. One that is there already is a redelivery of the same event, and stays.</summary>
    public async Task KeepAsync(string eventId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKey.Partition(eventId), Row) { ["EventId"] = eventId };
        row.SetBytes(body);
        try
        {
            await storage.StripeEvents.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            // Not on every 409: a table that is being deleted answers so as well, and has kept nothing.
        }
    }

    /// <summary>Reads a body.</summary>
    /// <exception cref="UnreadableEventException">A message claims a body that was never stored.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(string eventId, CancellationToken cancellationToken) =>
        await storage.StripeEvents.FindAsync(TableKey.Partition(eventId), Row, cancellationToken) is { } row
            ? row.Bytes()
            : throw new UnreadableEventException($"the body of event {eventId} is not stored");
}
