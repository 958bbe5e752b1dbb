using Microsoft.Extensions.Logging.Testing;

namespace CreditFunctions.EndToEnd.Tests.Support;

internal static class Logs
{
    /// <summary>The number of log lines that contain a text.</summary>
    public static int Count(this FakeLoggerProvider logs, string text) => logs.Lines().Count(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Every line with all that a log could show.</summary>
    public static IEnumerable<string> Lines(this FakeLoggerProvider logs) => logs.Collector.GetSnapshot().Select(line =>
        $"{string.Join(' ', line.Scopes)} {line.Category} {line.Level} {line.Id} {line.Message} {line.Exception}");
}
