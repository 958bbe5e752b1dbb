namespace CreditFunctions.Core.Storage;

/// <summary>A stored row breaks a rule. No retry mends it; a person has to look.</summary>
public sealed class CorruptRowException(string partition, string row, string problem)
    : Exception($"The row '{row}' in partition '{partition}' is not as it was written: {problem}.");
