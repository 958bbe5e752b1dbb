using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Events;

/// <summary>The stored form of an event's story. What is not known is not stored, so that a merge never forgets; but the reason is that of the outcome beside it.</summary>
internal static class TableEventStoryRow
{
    public const string Key = "event";

    public static TableEntity From(EventStory story)
    {
        var row = new TableEntity(TableKey.Partition(story.EventId), Key)
        {
            ["EventId"] = story.EventId,
            ["Outcome"] = story.Outcome.ToString(),
            ["Attempts"] = story.Attempts,
            ["Reason"] = story.Reason ?? "",
        };
        Set(row, "Type", story.Type);
        Set(row, "CreatedAt", story.CreatedAt);
        Set(row, "ReceivedAt", story.ReceivedAt);
        Set(row, "FirstError", story.FirstError);
        Set(row, "LastError", story.LastError);
        Set(row, "UserId", story.UserId);
        Set(row, "PurchaseId", story.PurchaseId);
        return row;
    }

    public static Versioned<EventStory> Read(TableEntity row) => new(
        new EventStory(
            row.Text("EventId"),
            row.TextOrNull("Type"),
            row.TimeOrNull("CreatedAt"),
            row.TimeOrNull("ReceivedAt"),
            Enum.TryParse<EventOutcome>(row.Text("Outcome"), out var outcome) ? outcome : throw row.Corrupt("Outcome is unknown"),
            row.Int32("Attempts"),
            row.TextOrNull("FirstError"),
            row.TextOrNull("LastError"),
            row.TextOrNull("Reason") is { Length: > 0 } reason ? reason : null,
            row.TextOrNull("UserId"),
            row.TextOrNull("PurchaseId")),
        row.ETag.ToString());

    private static void Set(TableEntity row, string member, object? value)
    {
        if (value is not null)
        {
            row[member] = value;
        }
    }
}
