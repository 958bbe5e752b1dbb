namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>Identifies a purchase. The user is the partition in which it is stored.</summary>
public sealed record PurchaseKey(UserId User, PurchaseId Id)
{
    /// <summary>Parses ids from an external source; null if they are not valid.</summary>
    public static PurchaseKey? Of(string? userId, string? purchaseId) =>
        UserId.TryCreate(userId, out var user) && PurchaseId.TryParse(purchaseId, out var id) ? new PurchaseKey(user, id) : null;
}
