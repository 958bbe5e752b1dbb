using System.Collections.Frozen;

namespace CreditFunctions.Core.Packs;

/// <summary>
/// What Stripe can charge: the currencies it knows and the amounts it takes, in minor units.
/// </summary>
/// <remarks>Source: docs.stripe.com/currencies. Stripe's answer stays the authority; these rules only find a mistake before a buyer does.</remarks>
public static class Currency
{
    /// <summary>Stripe takes amounts of at most eight digits.</summary>
    public const long AmountMax = 99_999_999;

    private static readonly FrozenSet<string> Known = (
        "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop crc cve "
        + "czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf "
        + "krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk "
        + "php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx usd uyu "
        + "uzs vnd vuv wst xaf xcd xof xpf yer zar zmw").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> WithoutMinorUnit =
        "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> WithThreeDecimals =
        "bhd jod kwd omr tnd".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Charged in whole units although written with two decimals.</summary>
    private static readonly FrozenSet<string> InHundreds = "isk ugx".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, long> SmallestCharge = new Dictionary<string, long>
    {
        ["usd"] = 50, ["aed"] = 200, ["aud"] = 50, ["bgn"] = 100, ["brl"] = 50, ["cad"] = 50, ["chf"] = 50, ["czk"] = 1500,
        ["dkk"] = 250, ["eur"] = 50, ["gbp"] = 30, ["hkd"] = 400, ["huf"] = 17500, ["inr"] = 50, ["jpy"] = 50, ["mxn"] = 1000,
        ["myr"] = 200, ["nok"] = 300, ["nzd"] = 50, ["pln"] = 200, ["ron"] = 200, ["sek"] = 300, ["sgd"] = 50, ["thb"] = 1000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether Stripe charges in this currency. Lower case, three letters.</summary>
    public static bool IsKnown(string currency) => Known.Contains(currency);

    /// <summary>How many minor units make one unit: 1, 100 or 1000.</summary>
    public static int MinorUnits(string currency) =>
        WithoutMinorUnit.Contains(currency) ? 1 : WithThreeDecimals.Contains(currency) ? 1000 : 100;

    /// <summary>The smallest amount that Stripe charges, in minor units; 1 where Stripe publishes none.</summary>
    public static long AmountMin(string currency) => SmallestCharge.GetValueOrDefault(currency, 1);

    /// <summary>What is wrong with an amount, or null.</summary>
    public static string? Problem(long amount, string currency)
    {
        if (amount < AmountMin(currency))
        {
            return $"{amount} {currency} is below Stripe's smallest charge of {AmountMin(currency)}";
        }

        if (amount > AmountMax)
        {
            return $"{amount} {currency} has more than the eight digits that Stripe takes";
        }

        var step = Step(currency);
        return amount % step == 0 ? null : $"an amount in {currency} must be divisible by {step}, and {amount} is not";
    }

    private static int Step(string currency) => WithThreeDecimals.Contains(currency) ? 10 : InHundreds.Contains(currency) ? 100 : 1;
}
