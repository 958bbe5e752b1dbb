namespace CreditFunctions.Bench.Micro;

/// <summary>What one call costs.</summary>
/// <param name="What">The benchmark.</param>
/// <param name="Kilobytes">The size of the body; 0 where there is none.</param>
/// <param name="Nanoseconds">The median.</param>
/// <param name="Deviation">The standard deviation, nanoseconds.</param>
/// <param name="AllocatedBytes">On the heap.</param>
internal sealed record MicroRow(string What, int Kilobytes, double Nanoseconds, double Deviation, long AllocatedBytes);
