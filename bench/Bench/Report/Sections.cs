using System.Globalization;
using CreditFunctions.Bench.Apply;
using CreditFunctions.Bench.Micro;
using CreditFunctions.Bench.Soak;
using CreditFunctions.Bench.StartUp;
using CreditFunctions.Bench.Webhook;

namespace CreditFunctions.Bench.Report;

/// <summary>Formats the results of each part for the report.</summary>
internal static class Sections
{
    private static readonly IReadOnlyDictionary<string, string> NoPlots = new Dictionary<string, string>();

    public static Section Of(IReadOnlyList<MicroRow> rows) => new(
        "micro",
        rows,
        MarkdownTable.Of(
            ["what", "body, KB", "microseconds", "±", "bytes allocated"],
            rows.Select(row => (string[])[row.What, row.Kilobytes > 0 ? row.Kilobytes.ToString(CultureInfo.InvariantCulture) : "", Number(row.Nanoseconds / 1000, 2), Number(row.Deviation / 1000, 2), Number(row.AllocatedBytes)])),
        NoPlots);

    public static Section Of(IReadOnlyList<WebhookRow> rows) => new(
        "webhook",
        rows,
        MarkdownTable.Of(
            ["server", "sink", "requests/CPU s", "requests/s", "p50 ms", "p99 ms", "p50 alone", "p99 alone", "MB"],
            rows.Select(row => (string[])[row.Server, row.Sink, Number(row.PerCpuSecond), Number(row.PerSecond), Number(row.P50, 2), Number(row.P99, 2), Number(row.AloneP50, 2), Number(row.AloneP99, 2), Number(row.ResidentMegabytes)])),
        new Dictionary<string, string>
        {
            ["webhook"] = BarPlot.Of(
                "Webhooks for a second of the server's CPU time",
                [.. rows.Select(row => new Bar($"{row.Server}, {row.Sink}", row.PerCpuSecond, Number(row.PerCpuSecond), row.Server is Contestant.ProductName or Contestant.LoggingName))]),
        });

    public static Section Of(IReadOnlyList<ApplyRow> rows) => new(
        "apply",
        rows,
        MarkdownTable.Of(
            ["events of", "at a time", "events/s", "bare client", "ratio", "requests", "round trips"],
            rows.Select(row => (string[])[row.Case, Number(row.Parallel), Number(row.PerSecond), Number(row.BarePerSecond), Number(row.Ratio, 2), Number(row.Requests, 1), Number(row.Trips)])),
        new Dictionary<string, string>
        {
            ["apply"] = BarPlot.Of(
                "Events applied in a second, and the same requests by a bare client",
                [.. rows.SelectMany(row => new[]
                {
                    new Bar($"{row.Case}, {row.Parallel} at a time", row.PerSecond, Number(row.PerSecond), IsOurs: true),
                    new Bar("bare client", row.BarePerSecond, Number(row.BarePerSecond), IsOurs: false),
                })]),
        });

    public static Section Of(IReadOnlyList<HistoryRow> rows) => new(
        "histories",
        rows,
        MarkdownTable.Of(
            ["entries of the user", "ms an event", "bare client", "product/bare", "difference", "requests", "round trips"],
            rows.Select(row => (string[])[Number(row.Entries), Number(row.Milliseconds, 2), Number(row.BareMilliseconds, 2), Number(row.Ratio, 2), Number(row.Own, 2), Number(row.Requests, 1), Number(row.Trips)])),
        NoPlots);

    public static Section Of(IReadOnlyList<StartRow> rows) => new(
        "startup",
        rows,
        MarkdownTable.Of(
            ["program", "median ms", "fastest", "slowest"],
            rows.Select(row => (string[])[row.Program, Number(row.Median), Number(row.Fastest), Number(row.Slowest)])),
        NoPlots);

    public static Section Of(IReadOnlyList<SoakRow> rows) => new(
        "soak",
        rows,
        MarkdownTable.Of(
            ["minute", "delivered", "MB", "handles", "CPU s"],
            rows.Select(row => (string[])[Number(row.Minutes, 0), Number(row.Delivered), Number(row.ResidentMegabytes, 1), Number(row.Handles), Number(row.CpuSeconds, 1)])),
        NoPlots);

    private static string Number(double value, int decimals = 0) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
