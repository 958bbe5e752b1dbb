namespace CreditFunctions.FakeStripe.PaymentIntents;

/// <summary>The least that Stripe charges in a currency, in its minor unit.</summary>
internal static class MinimumCharge
{
    private static readonly Dictionary<string, long> Amounts = new(StringComparer.Ordinal)
    {
        ["usd"] = 50, ["aed"] = 200, ["aud"] = 50, ["bgn"] = 100, ["brl"] = 50, ["cad"] = 50, ["chf"] = 50, ["czk"] = 1500,
        ["dkk"] = 250, ["eur"] = 50, ["gbp"] = 30, ["hkd"] = 400, ["huf"] = 17500, ["inr"] = 50, ["jpy"] = 50, ["mxn"] = 1000,
        ["myr"] = 200, ["nok"] = 300, ["nzd"] = 50, ["pln"] = 200, ["ron"] = 200, ["sek"] = 300, ["sgd"] = 50, ["thb"] = 1000,
    };

    public static bool IsBelow(long amount, string currency) => amount < Of(currency);

    public static long Of(string currency) => Amounts.GetValueOrDefault(currency, 1);
}
