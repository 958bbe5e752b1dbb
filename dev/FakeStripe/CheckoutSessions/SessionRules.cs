using System.Net.Mail;

namespace CreditFunctions.FakeStripe.CheckoutSessions;

internal static class SessionRules
{
    public const string PaymentOnly = "Only mode=payment is simulated.";
    private static readonly string[] Unsimulated = ["discounts", "optional_items", "shipping_options"];
    private static readonly TimeSpan LifetimeMin = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LifetimeMax = TimeSpan.FromHours(24);

    public const string Create = """
        mode success_url cancel_url client_reference_id currency customer customer_creation customer_email expires_at locale metadata[*] ui_mode
        line_items[][price] line_items[][quantity] line_items[][adjustable_quantity]~ line_items[][tax_rates]~ line_items[][dynamic_tax_rates]~ line_items[][metadata]~
        line_items[][price_data][currency] line_items[][price_data][unit_amount] line_items[][price_data][unit_amount_decimal] line_items[][price_data][product]
        line_items[][price_data][product_data][name] line_items[][price_data][product_data][description] line_items[][price_data][product_data][images][]
        line_items[][price_data][product_data][metadata][*] line_items[][price_data][product_data][tax_code] line_items[][price_data][product_data][unit_label]
        line_items[][price_data][recurring]~ line_items[][price_data][tax_behavior]
        payment_intent_data[metadata][*] payment_intent_data[description] payment_intent_data[receipt_email] payment_intent_data[setup_future_usage] payment_intent_data[shipping]~
        payment_intent_data[statement_descriptor] payment_intent_data[statement_descriptor_suffix] payment_intent_data[capture_method] payment_intent_data[transfer_group]
        payment_intent_data[application_fee_amount] payment_intent_data[on_behalf_of] payment_intent_data[transfer_data]~
        payment_method_types[] excluded_payment_method_types[] payment_method_configuration payment_method_options~ payment_method_data~ payment_method_collection
        adaptive_pricing[enabled] after_expiration~ allow_promotion_codes automatic_tax~ billing_address_collection branding_settings~ consent_collection~ custom_fields~ custom_text~
        customer_account customer_update~ integration_identifier invoice_creation~ managed_payments~ name_collection~ optional_items~ origin_context permissions~
        phone_number_collection~ return_url saved_payment_method_options~ setup_intent_data~ shipping_address_collection~ shipping_options~ submit_type subscription_data~
        tax_id_collection~ wallet_options~ discounts~ redirect_on_completion
        """;

    public static long ExpiresAt(Parameters parameters, long now)
    {
        var expiresAt = parameters.Integer("expires_at") ?? now + (long)LifetimeMax.TotalSeconds;
        if (expiresAt < now + (long)LifetimeMin.TotalSeconds)
        {
            throw StripeError.Invalid("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", "expires_at");
        }

        return expiresAt <= now + (long)LifetimeMax.TotalSeconds
            ? expiresAt
            : throw StripeError.Invalid("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", "expires_at");
    }

    public static string? Url(Parameters parameters, string name) => parameters.Text(name) switch
    {
        null => null,
        { } text when Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https") => text,
        _ => throw StripeError.Invalid("Not a valid URL", name, "url_invalid"),
    };

    public static void CheckAddresses(Parameters parameters)
    {
        CheckAddress(parameters, "customer_email");
        CheckAddress(parameters.Branch("payment_intent_data"), "receipt_email");
    }

    /// <summary>Rejects what is not simulated, instead of returning a plausible but wrong response.</summary>
    public static void RefuseUnsimulated(Parameters parameters)
    {
        var mode = parameters.OneOf("mode", "payment", "setup", "subscription") ?? throw StripeError.Missing("mode");
        if (mode != "payment")
        {
            throw StripeError.Invalid(PaymentOnly, "mode");
        }

        if (parameters.OneOf("ui_mode", "hosted_page", "hosted", "embedded_page", "elements", "form") is not (null or "hosted_page" or "hosted"))
        {
            throw StripeError.Invalid("Only ui_mode=hosted_page is simulated.", "ui_mode");
        }

        foreach (var name in Unsimulated.Where(name => parameters.Has(name) && parameters.Values[name] is JsonObject))
        {
            throw StripeError.Invalid($"{name} are not simulated.", name);
        }
    }

    private static void CheckAddress(Parameters parameters, string name)
    {
        if (parameters.Text(name) is { } address && !MailAddress.TryCreate(address, out _))
        {
            throw StripeError.Invalid($"Invalid email address: {address}", parameters.NameOf(name), "email_invalid");
        }
    }
}
