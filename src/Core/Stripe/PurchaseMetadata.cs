namespace CreditFunctions.Core.Stripe;

/// <summary>
/// What we write on Stripe's objects to find the purchase again. It finds, it never grants: credits and price come from the stored purchase.
/// </summary>
public static class PurchaseMetadata
{
    public const string Type = "type";
    public const string CreditPurchase = "credit_purchase";
    public const string PurchaseId = "purchase_id";
    public const string UserId = "user_id";
    public const string PackId = "pack_id";
    public const string Credits = "credits";
}
