namespace CreditFunctions.Chaos.Tests.Shop;

/// <summary>A purchase as the checkout answered.</summary>
internal sealed record Order(string PurchaseId, string SessionId, long Credits, long Amount)
{
    public string UserId { get; init; } = "";
}
