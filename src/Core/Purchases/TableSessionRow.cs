using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Purchases;

/// <summary>Says which purchase a Checkout session of this user belongs to.</summary>
internal static class TableSessionRow
{
    public static string Key(string sessionId) => TableKey.Row("session", sessionId);

    public static TableEntity From(UserId user, string sessionId, PurchaseId purchase) =>
        new(TableKey.Partition(user.Value), Key(sessionId)) { ["SessionId"] = sessionId, ["PurchaseId"] = purchase.Value };
}
