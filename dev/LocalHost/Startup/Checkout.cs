using System.Reflection;

namespace CreditFunctions.LocalHost.Startup;

/// <summary>The files of the checkout that LocalHost was built from. The build's output may be elsewhere.</summary>
internal static class Checkout
{
    public static string Directory { get; } = typeof(Checkout).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Checkout").Value!;

    public static string HostFile => Path.Combine(Directory, "host.json");

    public static string PacksFile => Path.Combine(Directory, "credit-packs.json");

    public static string Web => Path.Combine(Directory, "web");

    /// <summary>The default data directory.</summary>
    public static string Data => Path.Combine(Directory, ".local");
}
