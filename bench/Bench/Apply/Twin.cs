namespace CreditFunctions.Bench.Apply;

/// <summary>
/// The product's requests and the bare client's go to one store and must not meet there: whatever the product has an id for, the bare
/// client has a twin of the same length.
/// </summary>
internal static class Twin
{
    /// <summary>Stands in every id of a measured event.</summary>
    public const string Product = "Xproduct";

    private const string Bare = "Xceiling";

    public static string Of(string text) => text
        .Replace(Product, Bare, StringComparison.Ordinal)
        .Replace("entry|9", "entry|8", StringComparison.Ordinal) // Entries are numbered, not named.
        .Replace("entry%7C9", "entry%7C8", StringComparison.Ordinal);
}
