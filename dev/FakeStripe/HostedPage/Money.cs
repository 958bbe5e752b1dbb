namespace CreditFunctions.FakeStripe.HostedPage;

internal static class Money
{
    private static readonly HashSet<string> WithoutDecimals = new(StringComparer.Ordinal)
    {
        "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf",
    };

    public static string Format(long amount, string currency)
    {
        var text = WithoutDecimals.Contains(currency)
            ? amount.ToString("#,0", CultureInfo.InvariantCulture)
            : (amount / 100m).ToString("#,0.00", CultureInfo.InvariantCulture);
        return currency switch
        {
            "usd" => $"${text}",
            "eur" => $"€{text}",
            "gbp" => $"£{text}",
            "jpy" => $"¥{text}",
            _ => $"{currency.ToUpperInvariant()} {text}",
        };
    }
}
