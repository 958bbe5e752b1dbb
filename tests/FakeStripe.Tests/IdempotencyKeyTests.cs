namespace CreditFunctions.FakeStripe.Tests;

public sealed class IdempotencyKeyTests
{
    [Fact]
    public async Task A_repeated_idempotency_key_returns_the_same_response()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var first = await stripe.PostAsync("/v1/checkout/sessions", Shopping.SmallPack, "k");
        var second = await stripe.PostAsync("/v1/checkout/sessions", Shopping.SmallPack, "k");

        Assert.Equal(first.Text, second.Text);
        Assert.Null(first.Header("Idempotent-Replayed"));
        Assert.Equal("true", second.Header("Idempotent-Replayed"));
        Assert.NotEqual(first.Header("Request-Id"), second.Header("Request-Id"));
        Assert.Single((await stripe.GetAsync("/v1/checkout/sessions")).Data);
    }

    [Theory]
    [InlineData("/v1/checkout/sessions", "&client_reference_id=other")]
    [InlineData("/v1/products", "")]
    public async Task An_idempotency_key_with_other_parameters_is_rejected(string path, string more)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.PostAsync("/v1/checkout/sessions", Shopping.SmallPack, "k");

        var other = await stripe.PostAsync(path, Shopping.SmallPack + more, "k");

        Assert.Equal((HttpStatusCode.BadRequest, "idempotency_error"), (other.Status, other.Error.Text("type")));
    }

    [Fact]
    public async Task An_idempotency_key_whose_first_call_is_running_is_rejected_as_in_use()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/products", delayMs = 1500 });

        var both = await Task.WhenAll(stripe.PostAsync("/v1/products", "name=A", "k"), stripe.PostAsync("/v1/products", "name=A", "k"));

        Assert.Single(both, reply => reply.Status == HttpStatusCode.OK);
        Assert.Equal("idempotency_key_in_use", Assert.Single(both, reply => reply.Status == HttpStatusCode.Conflict).Error.Text("code"));
        Assert.Equal("true", (await stripe.PostAsync("/v1/products", "name=A", "k")).Header("Idempotent-Replayed"));
    }

    [Fact]
    public async Task A_rejected_call_may_be_corrected_under_the_same_key()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var refused = await stripe.PostAsync("/v1/products", "colour=red", "k");
        var mended = await stripe.PostAsync("/v1/products", "name=A", "k");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (refused.Status, mended.Status));
    }

    [Fact]
    public async Task A_declined_payment_stays_declined_under_the_same_key()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        const string Form = "amount=100&currency=usd&confirm=true&payment_method=pm_card_chargeDeclined";

        var first = await stripe.PostAsync("/v1/payment_intents", Form, "k");
        var second = await stripe.PostAsync("/v1/payment_intents", Form, "k");

        Assert.Equal(HttpStatusCode.PaymentRequired, first.Status);
        Assert.Equal(first.Text, second.Text);
        Assert.Single((await stripe.GetAsync("/v1/payment_intents")).Data);
    }

    [Fact]
    public async Task A_500_is_saved_under_its_key()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/products", status = 500 });

        var first = await stripe.PostAsync("/v1/products", "name=A", "k");
        var second = await stripe.PostAsync("/v1/products", "name=A", "k");
        var fresh = await stripe.PostAsync("/v1/products", "name=A", "k2");

        Assert.Equal(HttpStatusCode.InternalServerError, first.Status);
        Assert.Equal((first.Text, "true"), (second.Text, second.Header("Idempotent-Replayed")));
        Assert.Equal(HttpStatusCode.OK, fresh.Status);
    }

    [Fact]
    public async Task An_idempotency_key_expires_after_a_day()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var first = await stripe.PostAsync("/v1/products", "name=A", "k");
        await stripe.ControlAsync("clock", new { advanceSeconds = 24 * 3600 });

        await Eventually.IsTrueAsync(async () => (await stripe.PostAsync("/v1/products", "name=A", "k")).Id != first.Id, "another product");
    }

    [Fact]
    public async Task Twenty_simultaneous_calls_with_one_key_create_one_product()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => stripe.PostAsync("/v1/products", "name=A", "k")));

        Assert.All(replies, reply => Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.Conflict, reply.Text));
        Assert.Single((await stripe.GetAsync("/v1/products")).Data);
    }
}
