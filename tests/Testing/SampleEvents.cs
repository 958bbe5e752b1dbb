using System.Reflection;

namespace CreditFunctions.Testing;

/// <summary>The files of <c>samples/stripe-events</c>.</summary>
public static class SampleEvents
{
    private static readonly string Folder = typeof(SampleEvents).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "SampleEvents").Value!;

    /// <summary>The paths of all events in the folder, with forward slashes.</summary>
    public static IEnumerable<string> Files() => Directory
        .EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'));

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));
}
