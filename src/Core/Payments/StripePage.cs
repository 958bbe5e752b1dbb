using System.Text.Json;

namespace CreditFunctions.Core.Payments;

/// <summary>A page of one of Stripe's lists, newest first.</summary>
/// <param name="Items">As Stripe sent them.</param>
/// <param name="After">The id that the next page begins after; null where there is none.</param>
public sealed record StripePage(IReadOnlyList<JsonElement> Items, string? After);
