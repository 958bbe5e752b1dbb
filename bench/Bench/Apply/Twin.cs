namespace CreditFunctions.Bench.Apply;

/// <summary>
/// The product and the bare client use the same store but must not touch the same rows. The bare client therefore replaces every id of the
/// product by another one of the same length.
/// </summary>
internal static class Twin
{
    /// <summary>The part of the product's ids that is replaced. Every id of a measured event contains it.</summary>
    public const string Product = "Xproduct";

    private const string Bare = "Xceiling";

    // Entries have numbers instead of ids. The numbers differ only in late digits, because Azurite compares a key with all keys of its
    // partition: with 100,000 entries, keys that differ early would make the bare client 5 ms faster.
    public static string Of(string text) => text
        .Replace(Product, Bare, StringComparison.Ordinal)
        .Replace("entry|9223372036854", "entry|9223372036853", StringComparison.Ordinal)
        .Replace("entry%7C9223372036854", "entry%7C9223372036853", StringComparison.Ordinal);
}
