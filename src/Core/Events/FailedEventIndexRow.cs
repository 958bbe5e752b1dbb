using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Events;

/// <summary>
/// The stored form of an index row. Failed events that wait for an operator form one range of keys, so the cost of a page does not depend on
/// how many events were handled before. Discarded ones stay in the index for the timeline of their purchase.
/// </summary>
internal static class FailedEventIndexRow
{
    public const string Partition = "parked";

    public const string First = "open|";

    public const string End = "open}";

    public static string OpenKey(string eventId) => TableKey.Row("open", eventId);

    public static string DiscardedKey(string eventId) => TableKey.Row("discarded", eventId);

    public static TableEntity From(EventRecord record, string? paymentIntent) => new(Partition, OpenKey(record.EventId))
    {
        ["EventId"] = record.EventId,
        ["Type"] = record.Type ?? "",
        ["Reason"] = record.ParkReason ?? "",
        ["Attempts"] = record.Attempts,
        ["FirstError"] = record.FirstError ?? "",
        ["LastError"] = record.LastError ?? "",
        ["ParkedAt"] = record.ParkedAt,
        ["State"] = "Open",
        ["PurchaseId"] = record.PurchaseId ?? "",
        ["PaymentIntent"] = paymentIntent ?? "",
    };

    /// <summary>Reads a row. A corrupt row must not hide the others, so its problem is returned as its reason.</summary>
    public static FailedEventSummary Read(TableEntity row)
    {
        try
        {
            return ReadStrictly(row);
        }
        catch (CorruptRowException failure)
        {
            return new FailedEventSummary(
                row["EventId"] as string ?? EventIdOf(row.RowKey),
                TextOf(row, "Type"),
                "Index row unreadable; the event itself is intact. " + failure.Message,
                row["Attempts"] as int? ?? 0,
                TextOf(row, "FirstError"),
                TextOf(row, "LastError"),
                row["ParkedAt"] as DateTimeOffset? ?? row.Timestamp ?? default,
                row.RowKey);
        }
    }

    private static FailedEventSummary ReadStrictly(TableEntity row) => new(
        row.Text("EventId"),
        Known(row.Text("Type")),
        row.Text("Reason"),
        row.Int32("Attempts"),
        Known(row.Text("FirstError")),
        Known(row.Text("LastError")),
        row.Time("ParkedAt"),
        row.RowKey);

    private static string? TextOf(TableEntity row, string member) => Known(row[member] as string ?? "");

    private static string? Known(string text) => text.Length == 0 ? null : text;

    /// <summary>Keys contain Stripe's ids unchanged. For any other id, the key itself can at least be searched for.</summary>
    private static string EventIdOf(string key) => key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..] is { Length: > 0 } id && OpenKey(id) == key ? id : key;
}
