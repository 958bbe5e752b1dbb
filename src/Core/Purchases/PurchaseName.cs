using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Purchases;

/// <summary>Names a purchase: its user is the partition that it stands in.</summary>
public sealed record PurchaseName(UserId User, PurchaseId Id)
{
    /// <summary>Reads a name that came back from outside; null where it cannot be one.</summary>
    public static PurchaseName? Of(string? userId, string? purchaseId) =>
        UserId.TryCreate(userId, out var user) && PurchaseId.TryParse(purchaseId, out var id) ? new PurchaseName(user, id) : null;
}
