namespace Stripe;

public static class StripeConfiguration
{
    /// <summary>The version of the API that the SDK pins in every request.</summary>
    public static string ApiVersion => "2026-07-29.dahlia";

    public static string StripeNetVersion => "52.2.0";
}
