using System.Text.RegularExpressions;

namespace CreditFunctions.Core.Tests.Events;

internal static partial class SampleEffects
{
    /// <summary>The effect that the readme of the sample events states for each file.</summary>
    public static IReadOnlyDictionary<string, string> ByFile { get; } = Line()
        .Matches(SampleEvents.Text("README.md"))
        .ToDictionary(line => line.Groups["file"].Value, line => line.Groups["word"].Value, StringComparer.Ordinal);

    [GeneratedRegex(@"^\| `(?<file>[^`]+)` \| (?<word>[a-z ]+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
