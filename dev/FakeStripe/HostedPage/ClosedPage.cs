using CreditFunctions.FakeStripe.CheckoutSessions;

namespace CreditFunctions.FakeStripe.HostedPage;

/// <summary>The pages that replace the form: session complete or expired, card authentication, and unknown session.</summary>
internal static class ClosedPage
{
    public static string Of(JsonObject session) => session.Text("status") == "complete"
        ? Message("You're all done here", "This order has been submitted; it cannot be paid a second time.", SuccessUrl.Of(session), "Return to the shop")
        : Message("This page has expired", "The time to pay this order is over. Please start again in the shop.", session.Text("cancel_url"), "Return to the shop");

    public static string Unknown() => Message("Nothing to pay here", "There is no such Checkout Session.", null, "");

    public static string Challenge(JsonObject session, CheckoutForm form)
    {
        var typed = new[] { ("email", form.Email), ("cardNumber", form.Number), ("cardExpiry", form.Expiry), ("cardCvc", form.Cvc), ("billingName", form.Name) };
        var hidden = typed.Select(field => $"""<input type="hidden" name="{field.Item1}" value="{Html.Encode(field.Item2)}">""");
        return Html.Document("Is it you?", $"""
            <main class="closed"><h1>3D Secure (simulated)</h1>
            <p>Your bank asks whether this payment of {OrderSummary.Total(session)} is yours.</p>
            <form method="post">{string.Concat(hidden)}<div class="pair">
            <button class="pay" name="button" value="{CheckoutForm.Authenticate}">Complete authentication</button>
            <button name="button" value="{CheckoutForm.RefuseAuthentication}">Fail authentication</button>
            </div></form></main>
            """);
    }

    private static string Message(string title, string text, string? url, string link) => Html.Document(title, $"""
        <main class="closed"><h1>{Html.Encode(title)}</h1><p>{Html.Encode(text)}</p>
        {(url is null ? "" : $"""<p><a class="pay" href="{Html.Encode(url)}">{Html.Encode(link)}</a></p>""")}</main>
        """);
}
