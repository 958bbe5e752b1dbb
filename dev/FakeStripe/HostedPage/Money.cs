using CreditFunctions.FakeStripe.PaymentIntents;

namespace CreditFunctions.FakeStripe.HostedPage;

internal static class Money
{
    public static string Format(long amount, string currency)
    {
        var decimals = ChargeRules.Decimals(currency);
        var units = decimals switch { 0 => amount, 3 => amount / 1000m, _ => amount / 100m };
        var text = units.ToString("N" + decimals, CultureInfo.InvariantCulture);
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
