using System.Reflection;

namespace CreditFunctions.Functions.Hosting;

/// <summary>The version of this product, from the Git tag that it was built from.</summary>
internal static class ProductVersion
{
    // The attribute's value ends with a plus sign and the commit.
    public static string Current { get; } = typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
