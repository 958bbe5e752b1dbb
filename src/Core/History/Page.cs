namespace CreditFunctions.Core.History;

/// <summary>Some items of a list that is sorted newest first.</summary>
/// <param name="Items">The items.</param>
/// <param name="Last">The key after which the next page goes on; null where there is none.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Last);
