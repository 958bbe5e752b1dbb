namespace CreditFunctions.Bench.Soak;

/// <summary>The server after so many minutes.</summary>
internal sealed record SoakRow(double Minutes, int Delivered, double ResidentMegabytes, int Handles, double CpuSeconds);
