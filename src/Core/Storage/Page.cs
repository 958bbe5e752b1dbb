namespace CreditFunctions.Core.Storage;

/// <summary>A page of a sorted list.</summary>
/// <param name="Items">The items of this page, in order.</param>
/// <param name="Next">The key to continue after; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
