using System.Collections.Frozen;

namespace CreditFunctions.FakeStripe.PaymentIntents;

/// <summary>
/// The amounts that Stripe charges in a currency, in minor units. The product has a separate table, so that tests detect a mistake in either.
/// </summary>
internal static class ChargeRules
{
    private const long EightDigits = 99_999_999;

    private static readonly FrozenDictionary<string, long> Minimums = new Dictionary<string, long>
    {
        ["usd"] = 50, ["aed"] = 200, ["ars"] = 50, ["aud"] = 50, ["brl"] = 50, ["cad"] = 50, ["chf"] = 50, ["cop"] = 50, ["czk"] = 1500,
        ["dkk"] = 250, ["eur"] = 50, ["gbp"] = 30, ["hkd"] = 400, ["huf"] = 17500, ["idr"] = 50, ["ils"] = 50, ["inr"] = 50, ["jpy"] = 50,
        ["krw"] = 50, ["mxn"] = 1000, ["myr"] = 200, ["nok"] = 300, ["nzd"] = 50, ["php"] = 50, ["pln"] = 200, ["ron"] = 200, ["rub"] = 50,
        ["sek"] = 300, ["sgd"] = 50, ["thb"] = 1000, ["zar"] = 50,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static long Minimum(string currency) => Minimums.GetValueOrDefault(currency, 1);

    public static long Maximum(string currency) => currency switch
    {
        "idr" => 999_999_999_999,
        "cop" => 9_999_999_999,
        "inr" => 999_999_999,
        _ => EightDigits,
    };

    public static int Decimals(string currency) => currency switch
    {
        "bif" or "clp" or "djf" or "gnf" or "jpy" or "kmf" or "krw" or "mga" or "pyg" or "rwf" or "vnd" or "vuv" or "xaf" or "xof" or "xpf" => 0,
        "bhd" or "jod" or "kwd" or "omr" or "tnd" => 3,
        _ => 2,
    };

    /// <summary>Rejects an amount with digits that cannot be charged in the currency.</summary>
    public static void CheckDigits(long amount, string currency, string? param)
    {
        if (currency is "isk" or "ugx" && amount % 100 != 0)
        {
            throw StripeError.Invalid(
                $"Invalid amount. Currency {currency.ToUpperInvariant()} has become effectively zero-decimal and charged amounts must be evenly divisible by 100.", param);
        }

        if (Decimals(currency) == 3 && amount % 10 != 0)
        {
            throw StripeError.Invalid($"Invalid amount. Amounts in {currency.ToUpperInvariant()} must be rounded to the nearest ten.", param);
        }
    }
}
