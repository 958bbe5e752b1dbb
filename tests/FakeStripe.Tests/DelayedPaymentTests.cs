namespace CreditFunctions.FakeStripe.Tests;

public sealed class DelayedPaymentTests
{
    [Theory]
    [InlineData("pm_delayed_success", "checkout.session.async_payment_succeeded", "paid", "succeeded")]
    [InlineData("pm_delayed_failure", "checkout.session.async_payment_failed", "unpaid", "requires_payment_method")]
    public async Task A_delayed_payment_completes_unpaid_and_settles_on_request(string method, string outcome, string paymentStatus, string intentStatus)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync(method);
        Assert.Equal(("complete", "unpaid"), (session.Text("status"), session.Text("payment_status")));
        Assert.Equal("processing", (await stripe.GetAsync($"/v1/payment_intents/{session.Text("payment_intent")}")).Body.Text("status"));

        await stripe.ControlAsync("settle", new { session = session.Text("id") });

        Assert.Equal(paymentStatus, (await stripe.EventAsync(outcome)).Text("data.object.payment_status"));
        Assert.Equal(intentStatus, (await stripe.GetAsync($"/v1/payment_intents/{session.Text("payment_intent")}")).Body.Text("status"));
    }

    [Fact]
    public async Task A_delayed_payment_settles_by_itself_after_an_hour()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.BuyAsync("pm_delayed_success");

        await stripe.ControlAsync("clock", new { advanceSeconds = 3600 });

        await Eventually.IsTrueAsync(async () => (await stripe.EventTypesAsync()).Contains("checkout.session.async_payment_succeeded"), "settlement");
    }

    [Fact]
    public async Task A_delayed_payment_can_be_settled_as_failed_and_settles_only_once()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync("pm_delayed_success");

        await stripe.ControlAsync("settle", new { paymentIntent = session.Text("payment_intent"), outcome = "failed" });
        await stripe.ControlAsync("settle", new { paymentIntent = session.Text("payment_intent"), outcome = "succeeded" });

        await stripe.EventAsync("checkout.session.async_payment_failed");
        Assert.DoesNotContain("checkout.session.async_payment_succeeded", await stripe.EventTypesAsync());
    }

    [Theory]
    [InlineData("AT61 1904 3002 3457 3201", "checkout.session.async_payment_succeeded")]
    [InlineData("IT60 X054 2811 1010 0000 0123 456", "checkout.session.async_payment_failed")]
    public async Task The_test_bank_accounts_of_Stripe_have_their_documented_outcome(string iban, string outcome)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var method = (await stripe.PostAsync("/v1/payment_methods", $"type=sepa_debit&sepa_debit[iban]={iban}&billing_details[name]=Ada")).Id;
        var session = await stripe.CreateSessionAsync("&line_items[0][price_data][currency]=eur&payment_method_types[]=sepa_debit");

        var confirmed = await stripe.ConfirmAsync(session, method);
        await stripe.ControlAsync("settle", new { });

        Assert.Equal("unpaid", confirmed.Body.Text("payment_status"));
        await stripe.EventAsync(outcome);
    }
}
