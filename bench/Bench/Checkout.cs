using System.Reflection;

namespace CreditFunctions.Bench;

/// <summary>Paths in the source checkout: samples, other programs and the report.</summary>
internal static class Checkout
{
    public static string Root { get; } =
        typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Checkout").Value!;

    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>The program of another bench project, from the release build.</summary>
    public static string Built(string project) => At("artifacts", "bin", project, "release", $"CreditFunctions.{project}.dll");

    public static string Published(string project) => At("artifacts", "publish", project, "release_linux-x64", $"CreditFunctions.{project}.dll");
}
