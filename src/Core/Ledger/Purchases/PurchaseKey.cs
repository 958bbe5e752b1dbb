namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>Names a purchase: its user is the partition that it stands in.</summary>
public sealed record PurchaseKey(UserId User, PurchaseId Id)
{
    /// <summary>Reads a name that came back from outside; null where it cannot be one.</summary>
    public static PurchaseKey? Of(string? userId, string? purchaseId) =>
        UserId.TryCreate(userId, out var user) && PurchaseId.TryParse(purchaseId, out var id) ? new PurchaseKey(user, id) : null;
}
