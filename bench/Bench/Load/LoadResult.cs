namespace CreditFunctions.Bench.Load;

/// <summary>What came of a load.</summary>
/// <param name="Latencies">Milliseconds, in order.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record LoadResult(double[] Latencies, double Seconds)
{
    public int Requests => Latencies.Length;

    public double PerSecond => Requests / Seconds;

    /// <summary>The latency that this part of the requests did not exceed.</summary>
    public double Quantile(double part) => Latencies[(int)Math.Min(Latencies.Length - 1, part * Latencies.Length)];
}
