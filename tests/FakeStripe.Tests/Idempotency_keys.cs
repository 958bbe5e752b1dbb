namespace CreditFunctions.FakeStripe.Tests;

public sealed class Idempotency_keys
{
    [Fact]
    public async Task The_same_key_gets_the_same_answer()
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
    public async Task The_same_key_for_something_else_is_an_error(string path, string more)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.PostAsync("/v1/checkout/sessions", Shopping.SmallPack, "k");

        var other = await stripe.PostAsync(path, Shopping.SmallPack + more, "k");

        Assert.Equal((HttpStatusCode.BadRequest, "idempotency_error"), (other.Status, other.Error.Text("type")));
    }

    [Fact]
    public async Task A_key_whose_first_call_still_runs_is_in_use()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/products", delayMs = 1500 });

        var both = await Task.WhenAll(stripe.PostAsync("/v1/products", "name=A", "k"), stripe.PostAsync("/v1/products", "name=A", "k"));

        Assert.Single(both, reply => reply.Status == HttpStatusCode.OK);
        Assert.Equal("idempotency_key_in_use", Assert.Single(both, reply => reply.Status == HttpStatusCode.Conflict).Error.Text("code"));
        Assert.Equal("true", (await stripe.PostAsync("/v1/products", "name=A", "k")).Header("Idempotent-Replayed"));
    }

    [Fact]
    public async Task A_call_that_was_refused_may_be_mended_under_the_same_key()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var refused = await stripe.PostAsync("/v1/products", "colour=red", "k");
        var mended = await stripe.PostAsync("/v1/products", "name=A", "k");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (refused.Status, mended.Status));
    }

    [Fact]
    public async Task A_declined_card_stays_declined_under_the_same_key()
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
    public async Task A_500_is_remembered_too()
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
    public async Task After_a_day_a_key_is_new()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var first = await stripe.PostAsync("/v1/products", "name=A", "k");
        await stripe.ControlAsync("clock", new { advanceSeconds = 24 * 3600 });

        await Eventually.SeeAsync(async () => (await stripe.PostAsync("/v1/products", "name=A", "k")).Id != first.Id, "another product");
    }

    [Fact]
    public async Task Twenty_calls_at_once_with_one_key_make_one_product()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => stripe.PostAsync("/v1/products", "name=A", "k")));

        Assert.All(replies, reply => Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.Conflict, reply.Text));
        Assert.Single((await stripe.GetAsync("/v1/products")).Data);
    }
}
