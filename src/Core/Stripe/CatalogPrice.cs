namespace CreditFunctions.Core.Stripe;

/// <summary>A price in Stripe's catalogue.</summary>
/// <param name="IsActive">Whether Stripe sells at this price.</param>
/// <param name="IsOneTime">Whether it is charged once rather than regularly.</param>
/// <param name="Amount">In minor units; null unless it is one amount for each unit.</param>
/// <param name="Currency">Lower case.</param>
/// <param name="CreditsAmount">The metadata <c>credits_amount</c> of the price or, if it has none, of its product.</param>
public sealed record CatalogPrice(bool IsActive, bool IsOneTime, long? Amount, string Currency, string? CreditsAmount);
