namespace CreditFunctions.Core.Packs;

/// <summary>Lets a buyer choose the number of credits, within limits, at a price per credit.</summary>
/// <param name="MinCredits">The fewest credits that may be bought.</param>
/// <param name="MaxCredits">The most credits that may be bought.</param>
/// <param name="PricePerCredit">An exact decimal in units of the currency, for example 0.014 for 1.4 cents.</param>
/// <param name="Currency">Lower case, three letters.</param>
public sealed record CustomPack(long MinCredits, long MaxCredits, decimal PricePerCredit, string Currency)
{
    /// <summary>The id under which a custom number of credits is bought; no pack may have it.</summary>
    public const string Id = "custom";

    /// <summary>What so many credits cost: computed exactly, rounded half up once, to a minor unit.</summary>
    public Price PriceOf(long credits) => new(
        (long)decimal.Round(credits * PricePerCredit * Packs.Currency.MinorUnits(Currency), 0, MidpointRounding.AwayFromZero),
        Currency);
}
