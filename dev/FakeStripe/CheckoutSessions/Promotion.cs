namespace CreditFunctions.FakeStripe.CheckoutSessions;

/// <summary>The promotion codes of this account: there is no API for them here, so that these two exist.</summary>
internal static class Promotion
{
    public const string TenPercentOff = "TAKE10";
    public const string AllOff = "TAKE100";

    public static bool IsOffered(JsonObject session) => session.IsTrue("allow_promotion_codes");

    /// <summary>Prices the session with a code, or without one when it is empty; false when there is no such code.</summary>
    public static bool Apply(JsonObject session, string code)
    {
        if (PercentOff(code) is not { } percent)
        {
            return false;
        }

        var subtotal = session.Number("amount_subtotal");
        var discount = subtotal * percent / 100;
        session["total_details"]!["amount_discount"] = discount;
        session["amount_total"] = subtotal - discount;
        session["discounts"] = percent == 0
            ? []
            : new JsonArray(new JsonObject { ["coupon"] = null, ["promotion_code"] = Id.New("promo_1", 23) });
        return true;
    }

    private static int? PercentOff(string code) => code.ToUpperInvariant() switch
    {
        "" => 0,
        TenPercentOff => 10,
        AllOff => 100,
        _ => null,
    };
}
