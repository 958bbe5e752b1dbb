namespace CreditFunctions.FakeStripe.CheckoutSessions;

/// <summary>The promotion codes of this account. Their API is not simulated, so there are two fixed codes.</summary>
internal static class Promotion
{
    public const string TenPercentOff = "TAKE10";
    public const string AllOff = "TAKE100";

    public static bool IsOffered(JsonObject session) => session.IsTrue("allow_promotion_codes");

    /// <summary>Applies a code to the session, or removes the discount if the code is empty. False if there is no such code.</summary>
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
