using Azure.Data.Tables;
using CreditFunctions.Core.Ledger.Commands;

namespace CreditFunctions.Core.Storage.Rows;

/// <summary>The stored form of the marker of an applied event.</summary>
internal static class EventMarkerRow
{
    public const string Prefix = "event|";

    public const string End = "event}";

    public static void Write(TableEntity row, AppliedEvent applied)
    {
        row["EventId"] = applied.EventId;
        row["Type"] = applied.Type;
        row["PurchaseId"] = applied.Purchase.Value;
        row["Credits"] = applied.Credits;
        row["At"] = applied.At;
    }

    public static AppliedEvent Read(TableEntity row) =>
        new(row.Text("EventId"), row.Text("Type"), row.PurchaseId(), row.Int64("Credits"), row.Time("At"));
}
