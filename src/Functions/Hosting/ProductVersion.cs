using System.Reflection;

namespace CreditFunctions.Functions.Hosting;

/// <summary>The version of this product, as its Git tags said when it was built.</summary>
internal static class ProductVersion
{
    // The attribute has the commit after a plus sign.
    public static string Current { get; } = typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
