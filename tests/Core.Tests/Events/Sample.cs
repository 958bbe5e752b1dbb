using System.Text.RegularExpressions;

namespace CreditFunctions.Core.Tests.Events;

/// <summary>The files of samples/stripe-events and what its README says of each.</summary>
internal static partial class Sample
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "stripe-events");

    /// <summary>What a file must lead to, by its path.</summary>
    public static IReadOnlyDictionary<string, string> LeadsTo { get; } = Line()
        .Matches(File.ReadAllText(Path.Combine(Folder, "README.md")))
        .ToDictionary(line => line.Groups["file"].Value, line => line.Groups["word"].Value, StringComparer.Ordinal);

    public static IEnumerable<string> Files() => Directory
        .EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'));

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    [GeneratedRegex(@"^\| `(?<file>[^`]+)` \| (?<word>[a-z ]+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
