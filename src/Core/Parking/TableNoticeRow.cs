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

    /// <summary>As much as there is: one that is broken must not hide the others, and the event itself still tells everything.</summary>
    public static ParkedNotice Read(TableEntity row)
    {
        try
        {
            return ReadWhole(row);
        }
        catch (CorruptRowException failure)
        {
            return new ParkedNotice(
                row["EventId"] as string ?? EventIdOf(row.RowKey),
                TextOf(row, "Type"),
                "its notice cannot be read, so look at the event itself. " + failure.Message,
                row["Attempts"] as int? ?? 0,
                TextOf(row, "FirstError"),
                TextOf(row, "LastError"),
                row["ParkedAt"] as DateTimeOffset? ?? row.Timestamp ?? default,
                row.RowKey);
        }
    }

    private static ParkedNotice ReadWhole(TableEntity row) => new(
        row.Text("EventId"),
        TableParkedRow.Known(row.Text("Type")),
        row.Text("Reason"),
        row.Int32("Attempts"),
        TableParkedRow.Known(row.Text("FirstError")),
        TableParkedRow.Known(row.Text("LastError")),
        row.Time("ParkedAt"),
        row.RowKey);

    private static string? TextOf(TableEntity row, string member) => TableParkedRow.Known(row[member] as string ?? "");

    /// <summary>Stripe's ids stand in their keys as they are; of any other, the key is at least something to look for.</summary>
    private static string EventIdOf(string key) => key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..] is { Length: > 0 } id && Key(id) == key ? id : key;
}
