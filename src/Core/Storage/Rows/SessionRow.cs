using Azure.Data.Tables;
using CreditFunctions.Core.Ledger.Commands;

namespace CreditFunctions.Core.Storage.Rows;

/// <summary>The stored form of the link from a Checkout session to its purchase.</summary>
internal static class SessionRow
{
    public static string Key(string sessionId) => TableKey.Row("session", sessionId);

    public static void Write(TableEntity row, SessionLink link)
    {
        row["SessionId"] = link.SessionId;
        row["PurchaseId"] = link.Purchase.Value;
    }

    public static SessionLink Read(TableEntity row) => new(row.Text("SessionId"), row.PurchaseId());
}
