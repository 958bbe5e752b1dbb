namespace CreditFunctions.FakeStripe.Tests.Support;

/// <summary>The page on which a buyer pays.</summary>
internal static class PaymentPage
{
    /// <summary>The form with all of its fields filled in, but for the number of a card.</summary>
    public const string Filled = "button=pay&email=ada@example.com&cardExpiry=12 / 34&cardCvc=123&billingName=Ada Example&cardNumber=";

    public static string PathOf(JsonObject session) => $"/c/pay/{session.Text("id")}";
}
