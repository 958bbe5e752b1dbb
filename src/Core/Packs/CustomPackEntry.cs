using System.Globalization;

namespace CreditFunctions.Core.Packs;

/// <summary>The custom pack as it stands in the file.</summary>
internal sealed record CustomPackEntry(
    long MinCredits = 0,
    long MaxCredits = 0,
    string PricePerCredit = "",
    string Currency = "")
{
    private const long CreditsMax = 1_000_000_000;

    /// <summary>What is wrong with it, or null.</summary>
    public string? Problem =>
        Price is not { } price ? "pricePerCredit must be a decimal number in quotes, above zero, for example \"0.014\""
        : price > Packs.Currency.AmountMax ? "pricePerCredit is too large"
        : !Packs.Currency.IsKnown(Currency) ? $"\"{Currency}\" is not a currency that Stripe charges"
        : MinCredits < 1 || MaxCredits < MinCredits || MaxCredits > CreditsMax ? $"minCredits must be 1 or more, and maxCredits not less than that and at most {CreditsMax}"
        : ProblemAt("minCredits", MinCredits) ?? ProblemAt("maxCredits", MaxCredits);

    private decimal? Price =>
        decimal.TryParse(PricePerCredit, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) && price > 0 ? price : null;

    public CustomPack ToPack() => new(MinCredits, MaxCredits, Price!.Value, Currency);

    private string? ProblemAt(string name, long credits) =>
        Packs.Currency.Problem(ToPack().PriceOf(credits).Amount, Currency) is { } problem ? $"at {name}, {problem}" : null;
}
