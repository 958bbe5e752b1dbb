namespace CreditFunctions.FakeStripe.Tests;

public sealed class PaymentIntentTests
{
    [Fact]
    public async Task A_payment_intent_is_created_and_then_confirmed_once()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var made = await stripe.PostAsync("/v1/payment_intents", "amount=2000&currency=usd&metadata[topup_id]=t1");
        var paid = await stripe.PostAsync($"/v1/payment_intents/{made.Id}/confirm", "payment_method=pm_card_mastercard");
        var again = await stripe.PostAsync($"/v1/payment_intents/{made.Id}/confirm", "payment_method=pm_card_visa");

        Assert.Equal(("requires_payment_method", "succeeded"), (made.Body.Text("status"), paid.Body.Text("status")));
        Assert.Equal("payment_intent_unexpected_state", again.Error.Text("code"));
        Assert.Equal("t1", (await stripe.EventAsync("payment_intent.succeeded")).Text("data.object.metadata.topup_id"));
        Assert.Equal(2000, Assert.Single((await stripe.GetAsync($"/v1/charges?payment_intent={made.Id}")).Data).Number("amount_captured"));
    }

    [Theory]
    [InlineData("pm_card_chargeDeclined", "card_declined", "generic_decline")]
    [InlineData("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds")]
    [InlineData("pm_card_chargeDeclinedExpiredCard", "expired_card", "")]
    public async Task A_declined_card_returns_402_with_the_payment_intent(string card, string code, string declineCode)
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var reply = await stripe.PostAsync("/v1/payment_intents", $"amount=2000&currency=usd&confirm=true&payment_method={card}");

        Assert.Equal(HttpStatusCode.PaymentRequired, reply.Status);
        Assert.Equal((code, declineCode), (reply.Error.Text("code"), reply.Error.Text("decline_code")));
        Assert.Equal("requires_payment_method", reply.Error.Text("payment_intent.status"));
        Assert.Equal(code, (await stripe.EventAsync("payment_intent.payment_failed")).Text("data.object.last_payment_error.code"));
    }

    [Fact]
    public async Task A_card_that_requires_authentication_is_declined_off_session()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var customer = (await stripe.PostAsync("/v1/customers")).Id;
        var method = (await stripe.PostAsync("/v1/payment_methods/pm_card_authenticationRequired/attach", $"customer={customer}")).Id;

        var reply = await stripe.PostAsync("/v1/payment_intents", $"amount=2000&currency=usd&confirm=true&off_session=true&customer={customer}&payment_method={method}");

        Assert.Equal((HttpStatusCode.PaymentRequired, "authentication_required"), (reply.Status, reply.Error.Text("code")));
    }

    [Fact]
    public async Task A_card_that_requires_authentication_requires_action_on_session()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var asked = await stripe.PostAsync("/v1/payment_intents", "amount=2000&currency=usd&confirm=true&payment_method=pm_card_authenticationRequired");
        var paid = await stripe.PostAsync($"/v1/payment_intents/{asked.Id}/confirm");

        Assert.Equal(("requires_action", "succeeded"), (asked.Body.Text("status"), paid.Body.Text("status")));
    }

    [Fact]
    public async Task An_unpaid_payment_intent_can_be_canceled()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var made = await stripe.PostAsync("/v1/payment_intents", "amount=2000&currency=usd");

        var canceled = await stripe.PostAsync($"/v1/payment_intents/{made.Id}/cancel", "cancellation_reason=abandoned");

        Assert.Equal("canceled", canceled.Body.Text("status"));
        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.PostAsync($"/v1/payment_intents/{made.Id}/confirm", "payment_method=pm_card_visa")).Status);
    }

    [Theory]
    [InlineData("amount=49&currency=usd", "amount_too_small")]
    [InlineData("amount=29&currency=gbp", "amount_too_small")]
    [InlineData("amount=100000000&currency=usd", "amount_too_large")]
    [InlineData("amount=1000000000000&currency=idr", "amount_too_large")]
    [InlineData("amount=2000", "parameter_missing")]
    [InlineData("amount=2000&currency=usd&confirm=true&payment_method=pm_nobody", "resource_missing")]
    [InlineData("amount=2000&currency=usd&confirm=true", "payment_intent_unexpected_state")]
    public async Task An_invalid_payment_intent_is_rejected(string form, string code)
    {
        await using var stripe = await StripeAccount.OpenAsync();

        Assert.Equal(code, (await stripe.PostAsync("/v1/payment_intents", form)).Error.Text("code"));
    }

    [Theory]
    [InlineData("amount=1410&currency=kwd", HttpStatusCode.OK)]
    [InlineData("amount=1414&currency=kwd", HttpStatusCode.BadRequest)]
    [InlineData("amount=50000&currency=ugx", HttpStatusCode.OK)]
    [InlineData("amount=50050&currency=ugx", HttpStatusCode.BadRequest)]
    [InlineData("amount=100000000&currency=idr", HttpStatusCode.OK)]
    public async Task An_amount_between_two_steps_of_its_currency_is_rejected(string form, HttpStatusCode status)
    {
        await using var stripe = await StripeAccount.OpenAsync();

        Assert.Equal(status, (await stripe.PostAsync("/v1/payment_intents", form)).Status);
    }

    [Fact]
    public async Task A_detached_payment_method_has_no_customer()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var customer = (await stripe.PostAsync("/v1/customers")).Id;
        var method = (await stripe.PostAsync("/v1/payment_methods", "type=card&card[token]=tok_visa")).Id;
        await stripe.PostAsync($"/v1/payment_methods/{method}/attach", $"customer={customer}");
        Assert.Single((await stripe.GetAsync($"/v1/customers/{customer}/payment_methods")).Data);

        await stripe.PostAsync($"/v1/payment_methods/{method}/detach");

        Assert.Empty((await stripe.GetAsync($"/v1/customers/{customer}/payment_methods")).Data);
    }
}
