using System.Reflection;

namespace CreditFunctions.Bench;

/// <summary>Where this was built from: the samples, the other programs and the report are found from here.</summary>
internal static class Checkout
{
    public static string Root { get; } =
        typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Checkout").Value!;

    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>The program of another project of this folder, as the release build or, for start-up, publishing has left it.</summary>
    public static string Built(string project) => At("artifacts", "bin", project, "release", $"CreditFunctions.{project}.dll");

    public static string Published(string project) => At("artifacts", "publish", project, "release_linux-x64", $"CreditFunctions.{project}.dll");
}
