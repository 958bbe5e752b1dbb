using System.Collections.Frozen;

namespace CreditFunctions.Core.Packs;

/// <summary>
/// How Stripe charges in a currency. This is the product's only table of currencies: prices are checked against it, and the API returns its
/// decimals.
/// </summary>
/// <remarks>
/// Source: https://docs.stripe.com/currencies, compared in November 2026. Stripe remains the authority; the table only finds a mistake before a
/// buyer does.
/// </remarks>
/// <param name="Code">The ISO 4217 code in lower case.</param>
/// <param name="Decimals">How many digits of an amount follow the decimal point at Stripe. ISO 4217 and browsers differ for some currencies.</param>
/// <param name="AmountMin">The smallest charge in minor units; 1 if Stripe publishes none.</param>
/// <param name="AmountMax">The largest charge in minor units that Stripe accepts for every payment method; some cards accept more.</param>
/// <param name="Multiple">Stripe charges only multiples of this number of minor units.</param>
public sealed record Currency(string Code, int Decimals = 2, long AmountMin = 1, long AmountMax = 99_999_999, int Multiple = 1)
{
    private static readonly FrozenDictionary<string, Currency> Table = new Currency[][]
    {
        // Two decimals and a published limit.
        [
            new("usd", AmountMin: 50), new("aed", AmountMin: 200), new("ars", AmountMin: 50), new("aud", AmountMin: 50), new("brl", AmountMin: 50),
            new("cad", AmountMin: 50), new("chf", AmountMin: 50), new("czk", AmountMin: 1500), new("dkk", AmountMin: 250), new("eur", AmountMin: 50),
            new("gbp", AmountMin: 30), new("hkd", AmountMin: 400), new("ils", AmountMin: 50), new("mxn", AmountMin: 1000), new("myr", AmountMin: 200),
            new("nok", AmountMin: 300), new("nzd", AmountMin: 50), new("php", AmountMin: 50), new("pln", AmountMin: 200), new("ron", AmountMin: 200),
            new("rub", AmountMin: 50), new("sek", AmountMin: 300), new("sgd", AmountMin: 50), new("thb", AmountMin: 1000), new("zar", AmountMin: 50),
            new("cop", AmountMin: 50, AmountMax: 9_999_999_999),
            new("idr", AmountMin: 50, AmountMax: 999_999_999_999),
            new("inr", AmountMin: 50, AmountMax: 999_999_999),
            new("huf", AmountMin: 17_500), // Charged with two decimals. Only payouts are in whole forints, as for twd.
        ],

        // No decimals.
        [new("jpy", Decimals: 0, AmountMin: 50), new("krw", Decimals: 0, AmountMin: 50)],
        [.. Codes("bif clp djf gnf kmf mga pyg rwf vnd vuv xaf xof xpf").Select(code => new Currency(code, Decimals: 0))],

        // Three decimals, of which the last must be 0.
        [.. Codes("bhd jod kwd omr tnd").Select(code => new Currency(code, Decimals: 3, Multiple: 10))],

        // Charged in whole units, but written with two decimals, which must be 00.
        [.. Codes("isk ugx").Select(code => new Currency(code, Multiple: 100))],

        // Two decimals. xcg replaced ang in 2025.
        [
            .. Codes(
                """
                afn all amd aoa awg azn bam bbd bdt bmd bnd bob bsd bwp byn bzd cdf cny crc cve dop dzd egp etb fjd fkp gel gip gmd gtq gyd hnl
                htg jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mzn nad ngn nio npr pab pen pgk pkr qar rsd
                sar sbd scr shp sle sos srd std szl tjs top try ttd twd tzs uah uyu uzs wst xcd xcg yer zmw
                """).Select(code => new Currency(code)),
        ],
    }.SelectMany(currencies => currencies).ToFrozenDictionary(currency => currency.Code, StringComparer.Ordinal);

    /// <summary>Every currency of the table.</summary>
    public static IReadOnlyList<Currency> All => Table.Values;

    /// <summary>Whether the table has this currency. If not, two decimals and no published limits are assumed.</summary>
    public bool IsKnown => Table.ContainsKey(Code);

    /// <summary>How many minor units make one unit: 1, 100 or 1000.</summary>
    public int MinorUnits => Decimals switch { 0 => 1, 3 => 1000, _ => 100 };

    /// <summary>Whether a string has the form of a currency code: three lower-case letters.</summary>
    public static bool IsCode(string text) => text is [>= 'a' and <= 'z', >= 'a' and <= 'z', >= 'a' and <= 'z'];

    /// <summary>Looks a currency up by its code.</summary>
    public static Currency Of(string code) => Table.GetValueOrDefault(code) ?? new Currency(code);

    /// <summary>Explains why Stripe does not charge an amount of minor units; null if it does.</summary>
    public string? Problem(long amount) =>
        amount < AmountMin ? $"{amount} {Code} is below Stripe's smallest charge of {AmountMin}"
        : amount > AmountMax ? $"{amount} {Code} is above Stripe's largest charge of {AmountMax}"
        : amount % Multiple != 0 ? $"an amount in {Code} must be divisible by {Multiple}, and {amount} is not"
        : null;

    private static string[] Codes(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
