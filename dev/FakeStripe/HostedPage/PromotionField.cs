using CreditFunctions.FakeStripe.CheckoutSessions;

namespace CreditFunctions.FakeStripe.HostedPage;

internal static class PromotionField
{
    public static string Render(JsonObject session, CheckoutForm form, IReadOnlyDictionary<string, string> problems) => !Promotion.IsOffered(session) ? "" : $"""
        <div class="promotion">
        {Html.Field("promotionCode", "Promotion code", form.PromotionCode, $"""autocomplete="off" placeholder="{Promotion.TenPercentOff} or {Promotion.AllOff}" """, problems)}
        <button name="button" value="{CheckoutForm.ApplyPromotion}">Apply</button>
        </div>
        """;
}
