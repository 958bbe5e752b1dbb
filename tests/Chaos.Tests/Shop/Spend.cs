namespace CreditFunctions.Chaos.Tests.Shop;

/// <summary>Credits that the owner's backend uses, once for a key.</summary>
internal sealed record Spend(string UserId, string Key, long Credits);
