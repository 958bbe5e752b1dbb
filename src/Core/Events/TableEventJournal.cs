using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Tells of each event when it came and what became of it. For people: nothing is decided by it, so that a failure to write the end of the
/// story is logged and does not undo the story.
/// </summary>
public sealed partial class TableEventJournal(TableStorage storage, ILogger<TableEventJournal> logger)
{
    private const string Row = "event";

    /// <summary>Opens the page of an event: inserts it on first sight, counts another try afterwards.</summary>
    public async Task<JournalPage> OpenAsync(StripeEvent stripeEvent, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKey.Partition(stripeEvent.Id), Row)
        {
            ["EventId"] = stripeEvent.Id,
            ["Type"] = stripeEvent.Type,
            ["CreatedAt"] = stripeEvent.CreatedAt,
            ["ReceivedAt"] = receivedAt,
            ["Outcome"] = nameof(EventOutcome.Received),
            ["Attempts"] = 1,
        };
        try
        {
            var answer = await storage.StripeEvents.AddEntityAsync(row, cancellationToken);
            return new JournalPage(1, answer.Headers.ETag?.ToString() ?? "", IsApplied: false);
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            return await ReopenAsync(stripeEvent.Id, cancellationToken);
        }
    }

    /// <summary>Writes how it ended.</summary>
    public Task CloseAsync(string eventId, JournalPage page, EventResult result, CancellationToken cancellationToken)
    {
        if (page.IsApplied && result.Outcome != EventOutcome.Applied)
        {
            return Task.CompletedTask;
        }

        var row = Change(eventId, page);
        row["Outcome"] = result.Outcome.ToString();
        row["Reason"] = result.Reason ?? "";
        row["UserId"] = result.Purchase?.User.Value ?? "";
        row["PurchaseId"] = result.Purchase?.Id.Value ?? "";
        return WriteAsync(row, page, cancellationToken);
    }

    /// <summary>Writes that a try failed; the queue will try again.</summary>
    public Task FailAsync(string eventId, JournalPage page, string error, CancellationToken cancellationToken)
    {
        var row = Change(eventId, page);
        row["LastError"] = error;
        return WriteAsync(row, page, cancellationToken);
    }

    private static TableEntity Change(string eventId, JournalPage page) =>
        new(TableKey.Partition(eventId), Row) { ["Attempts"] = page.Attempts };

    private async Task<JournalPage> ReopenAsync(string eventId, CancellationToken cancellationToken)
    {
        TableEntity row = await storage.StripeEvents.GetEntityAsync<TableEntity>(
            TableKey.Partition(eventId), Row, ["Attempts", "Outcome"], cancellationToken);
        return new JournalPage(row.Int32("Attempts") + 1, row.ETag.ToString(), row.Text("Outcome") == nameof(EventOutcome.Applied));
    }

    private async Task WriteAsync(TableEntity row, JournalPage page, CancellationToken cancellationToken)
    {
        try
        {
            await storage.StripeEvents.UpdateEntityAsync(row, new ETag(page.Version), TableUpdateMode.Merge, cancellationToken);
        }
        catch (Exception failure) when (StorageFailure.IsConflict(failure) || StorageFailure.IsUnavailable(failure))
        {
            Log.JournalNotWritten(logger, failure, row.PartitionKey);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 410, Level = LogLevel.Warning, Message = "The journal row of event {EventKey} could not be written; the event itself is as it should be.")]
        public static partial void JournalNotWritten(ILogger logger, Exception failure, string eventKey);
    }
}
