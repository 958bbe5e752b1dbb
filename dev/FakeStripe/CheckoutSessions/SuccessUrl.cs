namespace CreditFunctions.FakeStripe.CheckoutSessions;

internal static class SuccessUrl
{
    public static string Of(JsonObject session) =>
        session.RequiredText("success_url").Replace("{CHECKOUT_SESSION_ID}", session.Id(), StringComparison.Ordinal);
}
