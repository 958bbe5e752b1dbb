namespace CreditFunctions.Core.Reconciliation;

/// <summary>An item of a phase that was compared.</summary>
/// <param name="Difference">Null where there is none.</param>
/// <param name="Position">Where it stands in its phase: the next one comes after it.</param>
public sealed record ComparedItem(Difference? Difference, string Position);
