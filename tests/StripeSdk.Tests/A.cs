using Stripe.Checkout;

namespace CreditFunctions.StripeSdk.Tests;

internal static class A
{
    /// <summary>What <see cref="Session"/> looks like on the wire; seen from Stripe.net 52.2.0.</summary>
    public const string SessionInBytes =
        "adaptive_pricing[enabled]=false&allow_promotion_codes=false&automatic_tax[enabled]=false" +
        "&cancel_url=https%3A%2F%2Fapp.example%2Fcredits%3Fcanceled%3D1&client_reference_id=user_42&customer_creation=always" +
        "&expires_at=1800001800&invoice_creation[enabled]=true&line_items[0][price_data][currency]=usd" +
        "&line_items[0][price_data][product_data][description]=50+credits" +
        "&line_items[0][price_data][product_data][metadata][pack_id]=small" +
        "&line_items[0][price_data][product_data][name]=Small+Credit+Pack&line_items[0][price_data][unit_amount]=4999" +
        "&line_items[0][quantity]=1&metadata[purchase_id]=pur_01&metadata[user_id]=user_42&metadata[pack_id]=small" +
        "&metadata[note]=%C3%BCn%C3%AF+%26+%3D[x]&mode=payment&payment_intent_data[metadata][purchase_id]=pur_01" +
        "&payment_intent_data[setup_future_usage]=off_session" +
        "&success_url=https%3A%2F%2Fapp.example%2Fcredits%2Fsuccess%3Fsession_id%3D%7BCHECKOUT_SESSION_ID%7D" +
        "&ui_mode=hosted_page&expand[0]=line_items&expand[1]=payment_intent.latest_charge";

    public static SessionCreateOptions Session() => new()
    {
        Mode = "payment",
        UiMode = "hosted_page",
        LineItems = [LineItem()],
        SuccessUrl = "https://app.example/credits/success?session_id={CHECKOUT_SESSION_ID}",
        CancelUrl = "https://app.example/credits?canceled=1",
        ClientReferenceId = "user_42",
        CustomerCreation = "always",
        ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(1800001800).UtcDateTime,
        AllowPromotionCodes = false,
        AdaptivePricing = new() { Enabled = false },
        InvoiceCreation = new() { Enabled = true },
        AutomaticTax = new() { Enabled = false },
        Metadata = new() { ["purchase_id"] = "pur_01", ["user_id"] = "user_42", ["pack_id"] = "small", ["note"] = "ünï & =[x]" },
        PaymentIntentData = new() { Metadata = new() { ["purchase_id"] = "pur_01" }, SetupFutureUsage = "off_session" },
        Expand = ["line_items", "payment_intent.latest_charge"],
    };

    private static SessionLineItemOptions LineItem() => new()
    {
        Quantity = 1,
        PriceData = new()
        {
            Currency = "usd",
            UnitAmount = 4999,
            ProductData = new() { Name = "Small Credit Pack", Description = "50 credits", Metadata = new() { ["pack_id"] = "small" } },
        },
    };
}
