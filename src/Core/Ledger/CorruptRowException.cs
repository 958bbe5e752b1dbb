namespace CreditFunctions.Core.Ledger;

/// <summary>A stored row is invalid. Retrying cannot help; an operator has to look at it.</summary>
public sealed class CorruptRowException(string problem) : Exception(problem)
{
    /// <summary>Names the row.</summary>
    public CorruptRowException(string partition, string row, string problem)
        : this($"The row '{row}' in partition '{partition}' is corrupt: {problem}.")
    {
    }
}
