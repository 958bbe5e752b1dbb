namespace CreditFunctions.Bench.Micro;

/// <summary>The cost of one call.</summary>
/// <param name="What">The name of the benchmark.</param>
/// <param name="Kilobytes">The size of the body; 0 if there is none.</param>
/// <param name="Nanoseconds">The median in nanoseconds.</param>
/// <param name="Deviation">The standard deviation in nanoseconds.</param>
/// <param name="AllocatedBytes">Bytes allocated on the managed heap.</param>
internal sealed record MicroRow(string What, int Kilobytes, double Nanoseconds, double Deviation, long AllocatedBytes);
