namespace CreditFunctions.Core.Reconciliation;

/// <summary>What a page of one phase found.</summary>
/// <param name="Differences">The differences.</param>
/// <param name="Looked">How many items were compared.</param>
/// <param name="After">Where the next page begins; null where the phase has ended.</param>
public sealed record PhasePage(IReadOnlyList<Difference> Differences, int Looked, string? After);
