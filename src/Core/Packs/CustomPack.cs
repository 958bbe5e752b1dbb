using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Packs;

/// <summary>Lets a buyer choose the number of credits, within limits, at a price per credit.</summary>
public sealed record CustomPack
{
    /// <summary>The pack id of a custom number of credits. Reserved: no other pack may have it.</summary>
    public const string Id = "custom";

    /// <param name="minCredits">The configured minimum; rounded up to the first number of credits that can be sold.</param>
    /// <param name="maxCredits">The configured maximum; rounded down to the last number of credits that can be sold.</param>
    /// <param name="pricePerCredit">An exact decimal in units of the currency, for example 0.014 for 1.4 cents.</param>
    /// <param name="currency">The only currency in which it is sold.</param>
    public CustomPack(long minCredits, long maxCredits, decimal pricePerCredit, Currency currency)
    {
        PricePerCredit = pricePerCredit;
        Currency = currency;
        Step = StepOf(pricePerCredit * currency.MinorUnits, currency.Multiple);
        MinCredits = (minCredits + Step - 1) / Step * Step;
        MaxCredits = maxCredits / Step * Step;
    }

    public long MinCredits { get; }

    /// <summary>Below <see cref="MinCredits"/> if no number of credits within the limits can be sold.</summary>
    public long MaxCredits { get; }

    public decimal PricePerCredit { get; }

    public Currency Currency { get; }

    /// <summary>Credits are sold in multiples of this number. It is 1 unless Stripe restricts the amounts in this currency.</summary>
    public long Step { get; }

    /// <summary>Whether this number of credits is on sale.</summary>
    public bool Sells(long credits) => credits >= MinCredits && credits <= MaxCredits && credits % Step == 0;

    /// <summary>The largest number of credits for sale below one that is not; null if there is none.</summary>
    public long? NearestBelow(long credits) => credits < MinCredits ? null : Math.Min(credits / Step * Step, MaxCredits);

    /// <summary>The smallest number of credits for sale above one that is not; null if there is none.</summary>
    public long? NearestAbove(long credits) => credits > MaxCredits ? null : Math.Max((credits / Step + 1) * Step, MinCredits);

    /// <summary>A pack with this number of credits.</summary>
    public CreditPack PackOf(long credits) => new(Id, $"{credits} credits", credits, PriceOf(credits), StripePriceId: null, Active: true, DisplayOrder: 0);

    /// <summary>The price of a number of credits: computed exactly, then rounded once, half up, to a minor unit.</summary>
    public Price PriceOf(long credits) =>
        new((long)decimal.Round(credits * PricePerCredit * Currency.MinorUnits, 0, MidpointRounding.AwayFromZero), Currency.Code);

    /// <summary>
    /// The fewest credits whose exact price is an amount that Stripe charges. Rounding the price instead would charge a different price per
    /// credit than the one shown.
    /// </summary>
    private static long StepOf(decimal minorUnitsPerCredit, int multiple)
    {
        if (multiple == 1)
        {
            return 1;
        }

        var (divisor, remainder) = (minorUnitsPerCredit, (decimal)multiple);
        while (remainder != 0)
        {
            (divisor, remainder) = (remainder, divisor % remainder);
        }

        return (long)(multiple / divisor);
    }
}
