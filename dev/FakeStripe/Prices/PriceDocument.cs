using System.Text.RegularExpressions;
using CreditFunctions.FakeStripe.PaymentIntents;

namespace CreditFunctions.FakeStripe.Prices;

internal static partial class PriceDocument
{
    public static string RequiredCurrency(Parameters parameters)
    {
        var currency = parameters.RequiredText("currency").ToLowerInvariant();
        return CurrencyCode().IsMatch(currency)
            ? currency
            : throw StripeError.Invalid($"Invalid currency: {currency}.", parameters.NameOf("currency"));
    }

    public static long RequiredAmount(Parameters parameters, string name, string currency)
    {
        var amount = parameters.RequiredInteger(name);
        return amount < 0 ? throw StripeError.Invalid("This value must be greater than or equal to 0.", parameters.NameOf(name), "parameter_invalid_integer")
            : amount > ChargeRules.Maximum(currency) ? throw StripeError.Invalid($"Amount must be no more than {ChargeRules.Maximum(currency)} in the smallest unit.", parameters.NameOf(name), "amount_too_large")
            : amount;
    }

    public static JsonObject Build(Parameters parameters, string product, long now)
    {
        var recurring = parameters.Has("recurring") ? Recurring(parameters.Branch("recurring")) : null;
        var currency = RequiredCurrency(parameters);
        var amount = RequiredAmount(
            parameters, parameters.Text("unit_amount_decimal") is null || parameters.Has("unit_amount") ? "unit_amount" : "unit_amount_decimal", currency);
        return new()
        {
            ["id"] = Id.New("price_1", 23),
            ["object"] = Kind.Price,
            ["active"] = parameters.Truth("active") ?? true,
            ["billing_scheme"] = "per_unit",
            ["created"] = now,
            ["currency"] = currency,
            ["custom_unit_amount"] = null,
            ["livemode"] = false,
            ["lookup_key"] = parameters.Text("lookup_key"),
            ["metadata"] = parameters.ReadMetadata(),
            ["nickname"] = parameters.Text("nickname"),
            ["product"] = product,
            ["recurring"] = recurring,
            ["tax_behavior"] = parameters.OneOf("tax_behavior", "exclusive", "inclusive", "unspecified") ?? "unspecified",
            ["tiers_mode"] = null,
            ["transform_quantity"] = null,
            ["type"] = recurring is null ? "one_time" : "recurring",
            ["unit_amount"] = amount,
            ["unit_amount_decimal"] = amount.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static JsonObject Recurring(Parameters parameters) => new()
    {
        ["interval"] = parameters.OneOf("interval", "day", "week", "month", "year") ?? throw StripeError.Missing(parameters.NameOf("interval")),
        ["interval_count"] = parameters.Integer("interval_count") ?? 1,
        ["meter"] = null,
        ["trial_period_days"] = null,
        ["usage_type"] = parameters.OneOf("usage_type", "licensed", "metered") ?? "licensed",
    };

    [GeneratedRegex("^[a-z]{3}$")]
    private static partial Regex CurrencyCode();
}
