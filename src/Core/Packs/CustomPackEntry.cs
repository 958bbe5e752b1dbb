using System.Globalization;

namespace CreditFunctions.Core.Packs;

/// <summary>The custom pack as written in the pack file.</summary>
internal sealed record CustomPackEntry(long MinCredits, long MaxCredits, string PricePerCredit, string Currency)
{
    private const long CreditsMax = 1_000_000_000;

    /// <summary>Stripe's limit for the decimals of a price.</summary>
    private const int DecimalsMax = 12;

    /// <summary>What is wrong with the entry; null if it is valid.</summary>
    public string? Problem =>
        Price is not { } price ? "pricePerCredit must be a decimal number in quotes, above zero, for example \"0.014\""
        : price.Scale > DecimalsMax ? $"pricePerCredit must have at most {DecimalsMax} decimals"
        : !Packs.Currency.IsCode(Currency) ? $"\"{Currency}\" is not a currency code; write three lower-case letters, for example \"usd\""
        : MinCredits < 1 || MaxCredits < MinCredits || MaxCredits > CreditsMax ? $"minCredits must be 1 or more, and maxCredits not less than that and at most {CreditsMax}"
        : price > Packs.Currency.Of(Currency).AmountMax / (decimal)MaxCredits ? $"at maxCredits, the price is above Stripe's largest charge of {Packs.Currency.Of(Currency).AmountMax} minor units"
        : ProblemOf(ToPack());

    private decimal? Price =>
        decimal.TryParse(PricePerCredit, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) && price > 0 ? price : null;

    public CustomPack ToPack() => new(MinCredits, MaxCredits, Price!.Value, Packs.Currency.Of(Currency));

    private string? ProblemOf(CustomPack pack) =>
        pack.MaxCredits < pack.MinCredits
            ? $"no number of credits from {MinCredits} to {MaxCredits} can be sold: in {Currency}, Stripe charges multiples of {pack.Currency.Multiple} minor units, which at this price are multiples of {pack.Step} credits"
            : ProblemAt("minCredits", pack, pack.MinCredits) ?? ProblemAt("maxCredits", pack, pack.MaxCredits);

    private static string? ProblemAt(string name, CustomPack pack, long credits) =>
        pack.Currency.Problem(pack.PriceOf(credits).Amount) is { } problem ? $"at {name}, {problem}" : null;
}
