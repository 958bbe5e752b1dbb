using System.Text.RegularExpressions;

namespace CreditFunctions.Infra.Tests.Project;

/// <summary>The settings that <c>src/</c> reads, by the names of their environment variables. A list ends with <c>__</c>.</summary>
internal static partial class BoundSettings
{
    public static IReadOnlyList<string> Options { get; } = [.. Repository.Files("src", "*.cs").Select(File.ReadAllText).SelectMany(Read)];

    /// <summary>The settings that triggers name between percent signs. The host looks them up by exactly this name.</summary>
    public static IReadOnlyList<string> Triggers { get; } = [.. PercentPattern().Matches(Repository.Sources("src/Functions")).Select(match => match.Groups[1].Value)];

    private static IEnumerable<string> Read(string source)
    {
        if (SectionPattern().Match(source) is not { Success: true } section)
        {
            return [];
        }

        return PropertyPattern().Matches(source).Select(property =>
            $"{section.Groups[1].Value}__{property.Groups[2].Value}{(property.Groups[1].Value.Contains('<', StringComparison.Ordinal) ? "__" : "")}");
    }

    [GeneratedRegex("""const string Section = "(\w+)";""")]
    private static partial Regex SectionPattern();

    [GeneratedRegex(@"public ([\w<>?]+) (\w+) \{ get; (?:init|set); \}")]
    private static partial Regex PropertyPattern();

    [GeneratedRegex("""Trigger\("[^"]*%([^%"]+)%""")]
    private static partial Regex PercentPattern();
}
