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

    // Entries are numbered, not named. The numbers differ late, because Azurite compares a key with all others of its partition: with
    // 100,000 of them, keys that differ early had the bare client done 5 ms sooner.
    public static string Of(string text) => text
        .Replace(Product, Bare, StringComparison.Ordinal)
        .Replace("entry|9223372036854", "entry|9223372036853", StringComparison.Ordinal)
        .Replace("entry%7C9223372036854", "entry%7C9223372036853", StringComparison.Ordinal);
}
