namespace CreditFunctions.Bench.StartUp;

/// <summary>The time from the start of a process to its first 200 response, in milliseconds.</summary>
internal sealed record StartRow(string Program, double Median, double Fastest, double Slowest);
