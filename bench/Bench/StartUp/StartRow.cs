namespace CreditFunctions.Bench.StartUp;

/// <summary>How long a program took from the start of its process to its first 200, milliseconds.</summary>
internal sealed record StartRow(string Program, double Median, double Fastest, double Slowest);
