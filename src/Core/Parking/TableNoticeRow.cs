using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Parking;

/// <summary>
/// Stands beside a parked event for as long as it is open, and is written and deleted together with it. The list of open ones is the range
/// of these rows: however many were settled before, and however long the payloads are, a page costs the same.
/// </summary>
internal static class TableNoticeRow
{
    public const string First = "open|";

    public const string End = "open}";

    public static string Key(string eventId) => TableKey.Row("open", eventId);

    public static TableEntity From(ParkedEvent parked) => new(TableParkedRow.Partition, Key(parked.EventId))
    {
        ["EventId"] = parked.EventId,
        ["Type"] = parked.Type ?? "",
        ["Reason"] = parked.Reason,
        ["Attempts"] = parked.Attempts,
        ["FirstError"] = parked.FirstError ?? "",
        ["LastError"] = parked.LastError ?? "",
        ["ParkedAt"] = parked.ParkedAt,
    };

    public static ParkedNotice Read(TableEntity row) => new(
        row.Text("EventId"),
        TableParkedRow.Known(row.Text("Type")),
        row.Text("Reason"),
        row.Int32("Attempts"),
        TableParkedRow.Known(row.Text("FirstError")),
        TableParkedRow.Known(row.Text("LastError")),
        row.Time("ParkedAt"));
}
