namespace CreditFunctions.FakeStripe.Tests;

public sealed class HostedPaymentTests
{
    [Fact]
    public async Task A_successful_payment_on_the_page_redirects_to_the_shop()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        var reply = await stripe.PostAsync(PaymentPage.PathOf(session), PaymentPage.Filled + "4242 4242 4242 4242");

        Assert.Equal(HttpStatusCode.SeeOther, reply.Status);
        Assert.Equal($"https://shop.example/back?session_id={session.Text("id")}", reply.Header("Location"));
        Assert.Equal("ada@example.com", (await stripe.EventAsync("checkout.session.completed")).Text("data.object.customer_details.email"));
    }

    [Theory]
    [InlineData("4000000000000002", "Your card was declined.")]
    [InlineData("4000000000009995", "Your card has insufficient funds.")]
    [InlineData("4012888888881881", "Your card was declined. This is a simulation: use one of the test cards.")]
    public async Task A_declined_payment_on_the_page_shows_the_reason_and_can_be_repeated(string card, string message)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        var declined = await stripe.PostAsync(PaymentPage.PathOf(session), PaymentPage.Filled + card);
        var paid = await stripe.PostAsync(PaymentPage.PathOf(session), PaymentPage.Filled + "4242424242424242");

        Assert.Contains($"""role="alert">{message}</p>""", declined.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"ada@example.com\"", declined.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, paid.Status);
    }

    [Theory]
    [InlineData("cardNumber=4242424242424241", "cardNumber")]
    [InlineData("cardNumber=", "cardNumber")]
    [InlineData("cardExpiry=12 / 20", "cardExpiry")]
    [InlineData("cardExpiry=13 / 34", "cardExpiry")]
    [InlineData("cardCvc=12", "cardCvc")]
    [InlineData("billingName=", "billingName")]
    [InlineData("email=ada", "email")]
    public async Task An_invalid_field_on_the_page_is_marked(string wrong, string field)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var fields = (PaymentPage.Filled + "4242424242424242").Split('&').Where(part => !part.StartsWith(wrong.Split('=')[0] + "=", StringComparison.Ordinal)).Append(wrong);

        var page = await stripe.PostAsync(PaymentPage.PathOf(await stripe.CreateSessionAsync()), string.Join('&', fields));

        Assert.Contains($"id=\"{field}-problem\"", page.Text, StringComparison.Ordinal);
        Assert.Empty(await stripe.EventsAsync());
    }

    [Fact]
    public async Task A_test_card_is_filled_in_by_one_click()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var page = await stripe.PostAsync(PaymentPage.PathOf(await stripe.CreateSessionAsync()), "button=card:4000000000000002&email=ada@example.com");

        Assert.Contains("value=\"4000 0000 0000 0002\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"ada@example.com\"", page.Text, StringComparison.Ordinal);
        Assert.Empty(await stripe.EventsAsync());
    }

    [Theory]
    [InlineData("authenticate", HttpStatusCode.SeeOther, "checkout.session.completed")]
    [InlineData("refuse", HttpStatusCode.OK, "payment_intent.requires_action")]
    public async Task A_card_may_require_3D_Secure_authentication_on_the_page(string button, HttpStatusCode status, string last)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        var question = await stripe.PostAsync(PaymentPage.PathOf(session), PaymentPage.Filled + "4000002500003155");
        var answered = await stripe.PostAsync(PaymentPage.PathOf(session), PaymentPage.Filled.Replace("button=pay", "button=" + button, StringComparison.Ordinal) + "4000002500003155");

        Assert.Contains("3D Secure", question.Text, StringComparison.Ordinal);
        Assert.Equal((status, last), (answered.Status, (await stripe.EventTypesAsync())[^1]));
    }

    [Theory]
    [InlineData("000123456789", "checkout.session.async_payment_succeeded")]
    [InlineData("000111111116", "checkout.session.async_payment_failed")]
    public async Task A_bank_debit_on_the_page_settles_later(string account, string outcome)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync("&customer_email=ada@example.com");
        Assert.Contains($"value=\"bank:{account}\"", (await stripe.GetAsync(PaymentPage.PathOf(session))).Text, StringComparison.Ordinal);

        var reply = await stripe.PostAsync(PaymentPage.PathOf(session), $"button=bank:{account}");
        await stripe.ControlAsync("settle", new { });

        Assert.Equal(HttpStatusCode.SeeOther, reply.Status);
        Assert.Equal("unpaid", (await stripe.EventAsync("checkout.session.completed")).Text("data.object.payment_status"));
        await stripe.EventAsync(outcome);
    }
}
