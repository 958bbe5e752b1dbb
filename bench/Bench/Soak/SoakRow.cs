namespace CreditFunctions.Bench.Soak;

/// <summary>The state of the server after a number of minutes.</summary>
internal sealed record SoakRow(double Minutes, int Delivered, double ResidentMegabytes, int Handles, double CpuSeconds);
