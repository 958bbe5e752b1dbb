namespace CreditFunctions.Core.Packs;

/// <summary>Settings under <c>Packs</c>.</summary>
public sealed class PackOptions
{
    public const string Section = "Packs";

    /// <summary>The pack file; a relative path starts at the folder of the program.</summary>
    public string File { get; init; } = "credit-packs.json";
}
