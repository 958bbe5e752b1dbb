using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Events;

/// <summary>The stored form of a record of the event log.</summary>
internal static class EventLogRow
{
    public const string Key = "event";

    public static TableEntity From(EventRecord record)
    {
        var row = new TableEntity(TableKey.Partition(record.EventId), Key)
        {
            ["EventId"] = record.EventId,
            ["Outcome"] = record.Outcome.ToString(),
            ["Attempts"] = record.Attempts,
            ["Reason"] = record.Reason ?? "",
        };
        row.SetIfKnown("Type", record.Type);
        row.SetIfKnown("CreatedAt", record.CreatedAt);
        row.SetIfKnown("ReceivedAt", record.ReceivedAt);
        row.SetIfKnown("FirstError", record.FirstError);
        row.SetIfKnown("LastError", record.LastError);
        row.SetIfKnown("UserId", record.UserId);
        row.SetIfKnown("PurchaseId", record.PurchaseId);
        row.SetIfKnown("ParkedAt", record.ParkedAt);
        row.SetIfKnown("ParkReason", record.ParkReason);
        return row;
    }

    public static EventRecord Read(TableEntity row) =>
        new(row.Text("EventId"), row.TextOrNull("Type"))
        {
            CreatedAt = row.TimeOrNull("CreatedAt"),
            ReceivedAt = row.TimeOrNull("ReceivedAt"),
            Outcome = Enum.TryParse<EventOutcome>(row.Text("Outcome"), out var outcome) ? outcome : throw row.Corrupt("Outcome is unknown"),
            Attempts = row.Int32("Attempts"),
            FirstError = row.TextOrNull("FirstError"),
            LastError = row.TextOrNull("LastError"),
            Reason = row.TextOrNull("Reason") is { Length: > 0 } reason ? reason : null,
            UserId = row.TextOrNull("UserId"),
            PurchaseId = row.TextOrNull("PurchaseId"),
            ParkedAt = row.TimeOrNull("ParkedAt"),
            ParkReason = row.TextOrNull("ParkReason"),
        };
}
