namespace CreditFunctions.Bench;

/// <summary>What is reported of several rounds.</summary>
internal static class Statistics
{
    /// <summary>The middle one; of two in the middle the smaller.</summary>
    public static double Median<T>(this IEnumerable<T> rounds, Func<T, double> value)
    {
        var sorted = rounds.Select(value).Order().ToList();
        return sorted[(sorted.Count - 1) / 2];
    }
}
