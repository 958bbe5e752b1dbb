using Azure.Data.Tables;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.FailedEvents;

/// <summary>A row that an earlier version wrote, with payload, reason and state in the table <c>FailedEvents</c>. Only read, never written.</summary>
internal static class LegacyFailedEventRow
{
    public static string Key(string eventId) => TableKey.Partition(eventId);

    /// <summary>Combines the row with the event log's record, whose state is newer.</summary>
    public static FailedEvent Read(TableEntity row, EventRecord? record)
    {
        var state = Enum.TryParse<FailedEventState>(row.Text("State"), out var parsed) ? parsed : throw row.Corrupt("State is unknown");
        var known = record ?? new EventRecord(row.Text("EventId"), Known(row, "Type"))
        {
            Outcome = state switch
            {
                FailedEventState.Open => EventOutcome.Parked,
                FailedEventState.Discarded => EventOutcome.Discarded,
                _ => EventOutcome.Applied,
            },
            Attempts = row.Int32("Attempts"),
            FirstError = Known(row, "FirstError"),
            LastError = Known(row, "LastError"),
            Reason = row.Text("Reason"),
            PurchaseId = Known(row, "PurchaseId"),
        };
        return new FailedEvent(known, row.Time("ParkedAt"), row.Text("Reason"), Known(row, "DiscardReason"), row.Bytes());
    }

    private static string? Known(TableEntity row, string member) => row.TextOrNull(member) is { Length: > 0 } text ? text : null;
}
