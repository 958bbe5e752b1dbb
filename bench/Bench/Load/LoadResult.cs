namespace CreditFunctions.Bench.Load;

/// <summary>The result of a load run.</summary>
/// <param name="Latencies">The latencies in milliseconds, in ascending order.</param>
/// <param name="Seconds">The duration in seconds.</param>
internal sealed record LoadResult(double[] Latencies, double Seconds)
{
    public int Requests => Latencies.Length;

    public double PerSecond => Requests / Seconds;

    /// <summary>The latency that the given fraction of the requests did not exceed.</summary>
    public double Quantile(double part) => Latencies[(int)Math.Min(Latencies.Length - 1, part * Latencies.Length)];
}
