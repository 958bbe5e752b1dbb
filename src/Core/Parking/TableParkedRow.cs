using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Parking;

/// <summary>The stored form of a parked event. All stand in one partition, so that operators can list them; few are ever open.</summary>
internal static class TableParkedRow
{
    public const string Partition = "parked";

    public static string Key(string eventId) => TableKey.Partition(eventId);

    public static TableEntity From(ParkedEvent parked)
    {
        var row = new TableEntity(Partition, Key(parked.EventId))
        {
            ["EventId"] = parked.EventId,
            ["Type"] = parked.Type ?? "",
            ["Reason"] = parked.Reason,
            ["Attempts"] = parked.Attempts,
            ["FirstError"] = parked.FirstError ?? "",
            ["LastError"] = parked.LastError ?? "",
            ["ParkedAt"] = parked.ParkedAt,
            ["State"] = parked.State.ToString(),
            ["DiscardReason"] = parked.DiscardReason ?? "",
            ["PurchaseId"] = parked.PurchaseId ?? "",
            ["PaymentIntent"] = parked.PaymentIntent ?? "",
        };
        row.SetBytes(parked.Payload);
        return row;
    }

    public static Versioned<ParkedEvent> Read(TableEntity row) => new(
        new ParkedEvent(
            row.Text("EventId"),
            Known(row.Text("Type")),
            row.Text("Reason"),
            row.Int32("Attempts"),
            Known(row.Text("FirstError")),
            Known(row.Text("LastError")),
            row.Time("ParkedAt"),
            row.Bytes())
        {
            State = Enum.TryParse<ParkedState>(row.Text("State"), out var state) ? state : throw row.Corrupt("State is unknown"),
            DiscardReason = Known(row.Text("DiscardReason")),
            PurchaseId = Known(row.Text("PurchaseId")),
            PaymentIntent = Known(row.TextOrNull("PaymentIntent") ?? ""), // Rows of before it was kept have none.
        },
        row.ETag.ToString());

    public static string? Known(string text) => text.Length == 0 ? null : text;
}
