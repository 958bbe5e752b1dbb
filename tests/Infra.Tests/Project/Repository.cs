using System.Reflection;

namespace CreditFunctions.Infra.Tests.Project;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("Root")!;

    /// <summary>A value that the project file has written into this assembly.</summary>
    public static string? Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .SingleOrDefault(attribute => attribute.Key == key)?.Value;

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>The text of all C# files of a folder.</summary>
    public static string Sources(string folder) => string.Join('\n', Files(folder, "*.cs").Select(File.ReadAllText));

    /// <summary>The text of the C# file of a class, wherever it is below a folder.</summary>
    public static string Source(string folder, string name) => File.ReadAllText(Files(folder, name + ".cs").Single());
}
