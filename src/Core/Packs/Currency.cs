namespace CreditFunctions.Core.Packs;

/// <summary>
/// What Stripe can charge: the currencies it knows and the amounts it takes, in minor units.
/// </summary>
/// <remarks>Source: docs.stripe.com/currencies. Stripe's answer stays the authority; these rules only find a mistake before a buyer does.</remarks>
public static class Currency
{
    /// <summary>Stripe takes amounts of at most eight digits.</summary>
    public const long AmountMax = 99_999_999;

    /// <summary>Whether Stripe charges in this currency. Lower case, three letters.</summary>
    public static bool IsKnown(string currency) => currency is
        "aed" or "afn" or "all" or "amd" or "ang" or "aoa" or "ars" or "aud" or "awg" or "azn" or "bam" or "bbd" or "bdt" or "bgn"
        or "bhd" or "bif" or "bmd" or "bnd" or "bob" or "brl" or "bsd" or "bwp" or "byn" or "bzd" or "cad" or "cdf" or "chf" or "clp"
        or "cny" or "cop" or "crc" or "cve" or "czk" or "djf" or "dkk" or "dop" or "dzd" or "egp" or "etb" or "eur" or "fjd" or "fkp"
        or "gbp" or "gel" or "gip" or "gmd" or "gnf" or "gtq" or "gyd" or "hkd" or "hnl" or "htg" or "huf" or "idr" or "ils" or "inr"
        or "isk" or "jmd" or "jod" or "jpy" or "kes" or "kgs" or "khr" or "kmf" or "krw" or "kwd" or "kyd" or "kzt" or "lak" or "lbp"
        or "lkr" or "lrd" or "lsl" or "mad" or "mdl" or "mga" or "mkd" or "mmk" or "mnt" or "mop" or "mur" or "mvr" or "mwk" or "mxn"
        or "myr" or "mzn" or "nad" or "ngn" or "nio" or "nok" or "npr" or "nzd" or "omr" or "pab" or "pen" or "pgk" or "php" or "pkr"
        or "pln" or "pyg" or "qar" or "ron" or "rsd" or "rub" or "rwf" or "sar" or "sbd" or "scr" or "sek" or "sgd" or "shp" or "sle"
        or "sos" or "srd" or "std" or "szl" or "thb" or "tjs" or "tnd" or "top" or "try" or "ttd" or "twd" or "tzs" or "uah" or "ugx"
        or "usd" or "uyu" or "uzs" or "vnd" or "vuv" or "wst" or "xaf" or "xcd" or "xof" or "xpf" or "yer" or "zar" or "zmw";

    /// <summary>How many minor units make one unit: 1, 100 or 1000.</summary>
    public static int MinorUnits(string currency) => currency switch
    {
        "bif" or "clp" or "djf" or "gnf" or "jpy" or "kmf" or "krw" or "mga" or "pyg" or "rwf" or "vnd" or "vuv" or "xaf" or "xof" or "xpf" => 1,
        "bhd" or "jod" or "kwd" or "omr" or "tnd" => 1000,
        _ => 100,
    };

    /// <summary>The smallest amount that Stripe charges, in minor units; 1 where Stripe publishes none.</summary>
    public static long AmountMin(string currency) => currency switch
    {
        "gbp" => 30,
        "aud" or "brl" or "cad" or "chf" or "eur" or "inr" or "jpy" or "nzd" or "sgd" or "usd" => 50,
        "bgn" => 100,
        "aed" or "myr" or "pln" or "ron" => 200,
        "dkk" => 250,
        "nok" or "sek" => 300,
        "hkd" => 400,
        "mxn" or "thb" => 1000,
        "czk" => 1500,
        "huf" => 17500,
        _ => 1,
    };

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

    private static int Step(string currency) => currency switch
    {
        "isk" or "ugx" => 100, // Charged in whole units although written with two decimals.
        _ when MinorUnits(currency) == 1000 => 10,
        _ => 1,
    };
}
