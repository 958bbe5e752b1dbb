using System.Reflection;

namespace CreditFunctions.Infra.Tests.Project;

/// <summary>The files of this project.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Root").Value!;

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>All C# of a folder, as one text.</summary>
    public static string Sources(string folder) => string.Join('\n', Files(folder, "*.cs").Select(File.ReadAllText));
}
