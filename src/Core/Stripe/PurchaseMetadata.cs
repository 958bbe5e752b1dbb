namespace CreditFunctions.Core.Stripe;

/// <summary>
/// The metadata that we set on Stripe's objects. It only identifies the purchase; credits and price always come from the stored purchase.
/// </summary>
public static class PurchaseMetadata
{
    public const string Type = "type";
    public const string CreditPurchase = "credit_purchase";
    public const string PurchaseId = "purchase_id";
    public const string UserId = "user_id";
    public const string PackId = "pack_id";
    public const string Credits = "credits";

    /// <summary>The installation that created the session; absent if it has no name.</summary>
    public const string Installation = "installation";
}
