using CreditFunctions.FakeStripe.PaymentMethods;

namespace CreditFunctions.FakeStripe.HostedPage;

/// <summary>The payment page of a session. It has no scripts, so it works under a strict content security policy.</summary>
internal static class CheckoutPage
{
    private static readonly (string Number, string Says)[] Cards =
    [
        ("4242424242424242", "Pays"),
        ("4000000000000002", "Is declined"),
        ("4000000000009995", "Lacks funds"),
        ("4000002500003155", "Asks for authentication"),
        ("4000000000000259", "Pays, then is disputed"),
        ("4000000000005126", "Pays, a refund fails later"),
    ];

    public static string Open(JsonObject session, CheckoutForm form, IReadOnlyDictionary<string, string> problems, string? declined)
    {
        var types = session.Texts("payment_method_types").ToList();
        var isFree = session.Number("amount_total") == 0;
        var takesCards = types.Contains("card", StringComparer.Ordinal) && !isFree;
        return Html.Document($"Pay {OrderSummary.Total(session)}", $"""
            <main class="checkout">
            {OrderSummary.Render(session)}
            <section class="payment" aria-label="Payment">
            <form method="post" novalidate>
            {(declined is null ? "" : $"""<p class="declined" role="alert">{Html.Encode(declined)}</p>""")}
            {Contact(session, form, problems)}
            {(takesCards ? Card(session, form, problems) : "")}
            {(takesCards ? TestCards() : "")}
            {(isFree ? Free() : BankDebit(session, types.Where(type => type != "card")))}
            {PromotionField.Render(session, form, problems)}
            </form>
            <p class="small">Powered by FakeStripe, a simulation for development.</p>
            </section>
            </main>
            """);
    }

    /// <summary>The input for the email address, or the address if the session already has one.</summary>
    public static bool AsksEmail(JsonObject session) => session.Text("customer_email") is null && session.Text("customer") is null;

    private static string Contact(JsonObject session, CheckoutForm form, IReadOnlyDictionary<string, string> problems) => AsksEmail(session)
        ? $"""<fieldset><legend>Contact</legend>{Html.Field("email", "Email", form.Email, """type="email" autocomplete="email" placeholder="you@example.com" """, problems)}</fieldset>"""
        : session.Text("customer_email") is { } email
            ? $"""<p class="contact"><span>Email</span> {Html.Encode(email)}</p>"""
            : "";

    private static string Card(JsonObject session, CheckoutForm form, IReadOnlyDictionary<string, string> problems) => $"""
        <fieldset><legend>Pay with card</legend>
        {Html.Field("cardNumber", "Card number", form.Number, """inputmode="numeric" autocomplete="off" placeholder="1234 1234 1234 1234" maxlength="23" """, problems)}
        <div class="pair">
        {Html.Field("cardExpiry", "Expiry date", form.Expiry, """inputmode="numeric" autocomplete="off" placeholder="MM / YY" maxlength="7" """, problems)}
        {Html.Field("cardCvc", "Security code", form.Cvc, """inputmode="numeric" autocomplete="off" placeholder="CVC" maxlength="4" """, problems)}
        </div>
        {Html.Field("billingName", "Cardholder name", form.Name, """autocomplete="name" placeholder="Full name on card" """, problems)}
        </fieldset>
        <button class="pay" name="button" value="{CheckoutForm.Pay}" data-testid="hosted-payment-submit-button">Pay {OrderSummary.Total(session)}</button>
        """;

    private static string Free() =>
        $"""<button class="pay" name="button" value="{CheckoutForm.Pay}" data-testid="hosted-payment-submit-button">Complete order</button>""";

    private static string TestCards()
    {
        var buttons = Cards.Select(card => $"""<li><button class="fill" name="button" value="{CheckoutForm.UseCard}{card.Number}"><code>{string.Join(' ', card.Number.Chunk(4).Select(digits => new string(digits)))}</code><span>{card.Says}</span></button></li>""");
        return $"""<section class="test-cards" aria-label="Test cards"><h2>Test cards: fill in with one click</h2><ul>{string.Concat(buttons)}</ul></section>""";
    }

    private static string BankDebit(JsonObject session, IEnumerable<string> types) => types.FirstOrDefault() is not { } type ? "" : $"""
        <section class="bank" aria-label="Bank debit"><h2>Or pay by bank debit</h2>
        <p>The money arrives later: in this simulation after a moment, with Stripe after days.</p>
        <div class="pair">
        <button name="button" value="{CheckoutForm.PayByBank}{Bank(type, Outcome.SettlesLater)}">Pay {OrderSummary.Total(session)}, arrives</button>
        <button name="button" value="{CheckoutForm.PayByBank}{Bank(type, Outcome.FailsLater)}">Pay {OrderSummary.Total(session)}, fails</button>
        </div></section>
        """;

    private static string Bank(string type, Outcome outcome) =>
        TestMethods.All.FirstOrDefault(method => method.Type == type && method.Outcome == outcome)?.Number ?? "";
}
