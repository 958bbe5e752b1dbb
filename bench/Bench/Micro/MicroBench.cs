using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace CreditFunctions.Bench.Micro;

/// <summary>Benchmarks of the parts of the two hot paths.</summary>
internal static class MicroBench
{
    public static IReadOnlyList<MicroRow> Run(Plan plan)
    {
        var artifacts = Directory.CreateTempSubdirectory("credit-functions-bench-");
        try
        {
            var summaries = BenchmarkRunner.Run([typeof(Bodies), typeof(Receiving), typeof(Rules), typeof(Keys)], Settings.For(plan, artifacts.FullName));
            return [.. summaries.SelectMany(summary => summary.Reports).Select(Row)];
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }

    private static MicroRow Row(BenchmarkReport report)
    {
        var statistics = report.ResultStatistics ?? throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} did not run.");
        return new MicroRow(
            report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
            report.BenchmarkCase.Parameters.Items is [{ Value: int kilobytes }] ? kilobytes : 0,
            statistics.Median,
            statistics.StandardDeviation,
            report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
    }
}
