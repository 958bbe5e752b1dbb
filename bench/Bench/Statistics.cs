namespace CreditFunctions.Bench;

/// <summary>Summarizes several rounds.</summary>
internal static class Statistics
{
    /// <summary>The median; the smaller of two middle values.</summary>
    public static double Median<T>(this IEnumerable<T> rounds, Func<T, double> value)
    {
        var sorted = rounds.Select(value).Order().ToList();
        return sorted[(sorted.Count - 1) / 2];
    }
}
