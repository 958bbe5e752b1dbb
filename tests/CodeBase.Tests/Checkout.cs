using System.Reflection;

namespace CreditFunctions.CodeBase.Tests;

/// <summary>The files of this checkout, without what building and installing have put beside them.</summary>
internal static class Checkout
{
    private static readonly string[] NotOurs = ["artifacts", "bin", "node_modules", "obj", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>All files, by their paths from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. FilesBelow(new DirectoryInfo(Root)).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Code(params string[] folders) =>
        Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && folders.Any(folder => file.StartsWith(folder + "/", StringComparison.Ordinal)));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    private static IEnumerable<FileInfo> FilesBelow(DirectoryInfo directory) => directory.EnumerateDirectories()
        .Where(below => below.Name[0] != '.' && !NotOurs.Contains(below.Name))
        .SelectMany(FilesBelow)
        .Concat(directory.EnumerateFiles());

    private static string FindRoot()
    {
        // Where the project stands, not where it was built: the output may be anywhere.
        var data = typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>();
        var directory = new DirectoryInfo(data.Single(entry => entry.Key == "ProjectDirectory").Value!);
        while (!File.Exists(Path.Combine(directory.FullName, "CreditFunctions.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("There is no CreditFunctions.sln above this project.");
        }

        return directory.FullName;
    }
}
