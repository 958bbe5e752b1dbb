namespace CreditFunctions.FakeStripe.Tests;

public sealed class Faults
{
    [Theory]
    [InlineData(429, "invalid_request_error", "rate_limit")]
    [InlineData(409, "invalid_request_error", "lock_timeout")]
    [InlineData(500, "api_error", "")]
    [InlineData(503, "api_error", "")]
    public async Task The_next_calls_fail_as_told_and_then_no_more(int status, string type, string code)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/products", method = "POST", times = 2, status });

        var replies = new[]
        {
            await stripe.PostAsync("/v1/products", "name=A"),
            await stripe.PostAsync("/v1/products", "name=A"),
            await stripe.PostAsync("/v1/products", "name=A"),
        };

        Assert.Equal([status, status, 200], replies.Select(reply => (int)reply.Status));
        Assert.Equal((type, code), (replies[0].Error.Text("type"), replies[0].Error.Text("code")));
        Assert.Single((await stripe.GetAsync("/v1/products")).Data);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(409)]
    [InlineData(503)]
    public async Task A_failure_that_passes_is_mended_by_a_retry_with_the_same_key(int status)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/products", status });

        var failed = await stripe.PostAsync("/v1/products", "name=A", "k");
        var mended = await stripe.PostAsync("/v1/products", "name=A", "k");

        Assert.Equal((status, HttpStatusCode.OK), ((int)failed.Status, mended.Status));
    }

    [Fact]
    public async Task A_500_that_is_not_remembered_is_mended_too()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/products", status = 500, remembered = false });

        await stripe.PostAsync("/v1/products", "name=A", "k");

        Assert.Equal(HttpStatusCode.OK, (await stripe.PostAsync("/v1/products", "name=A", "k")).Status);
    }

    [Fact]
    public async Task An_answer_can_be_lost_after_the_call_took_effect()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/checkout/sessions", reply = "none" });

        await Assert.ThrowsAsync<HttpRequestException>(() => stripe.PostAsync("/v1/checkout/sessions", Shopping.SmallPack, "k"));
        var again = await stripe.PostAsync("/v1/checkout/sessions", Shopping.SmallPack, "k");

        Assert.Equal("true", again.Header("Idempotent-Replayed"));
        Assert.Equal(again.Id, Assert.Single((await stripe.GetAsync("/v1/checkout/sessions")).Data).Text("id"));
    }

    [Fact]
    public async Task A_500_can_hide_a_call_that_took_effect()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/products", status = 500, afterCommit = true });

        var lost = await stripe.PostAsync("/v1/products", "name=A", "k");
        var again = await stripe.PostAsync("/v1/products", "name=A", "k");

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.OK), (lost.Status, again.Status));
        Assert.Single((await stripe.GetAsync("/v1/products")).Data);
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public async Task An_answer_can_say_whether_a_retry_is_wise(bool shouldRetry, string header)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/products", status = 409, shouldRetry });

        Assert.Equal(header, (await stripe.PostAsync("/v1/products", "name=A")).Header("Stripe-Should-Retry"));
    }

    [Fact]
    public async Task An_answer_can_be_half_of_a_body()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/products", reply = "malformed" });

        var reply = await stripe.PostAsync("/v1/products", "name=A");

        Assert.ThrowsAny<System.Text.Json.JsonException>(() => reply.Body);
    }

    [Fact]
    public async Task Faults_can_be_taken_back()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/", times = 100, status = 500 });

        await stripe.DeleteAsync("/_fake/faults");

        Assert.Equal(HttpStatusCode.OK, (await stripe.GetAsync("/v1/products")).Status);
    }

    [Fact]
    public async Task An_object_can_be_made_to_say_something_else()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        await stripe.ControlAsync("objects", new { id = session.Text("id"), set = new { amount_subtotal = 1 } });
        await stripe.ConfirmAsync(session, "pm_card_visa");

        Assert.Equal(1, (await stripe.EventAsync("checkout.session.completed")).Number("data.object.amount_subtotal"));
    }

    [Theory]
    [InlineData("clock", "{}")]
    [InlineData("clock", """{"advanceSeconds":-1}""")]
    [InlineData("clock", "[]")]
    [InlineData("clock", "{")]
    [InlineData("settle", """{"outcome":"perhaps"}""")]
    [InlineData("disputes", """{"status":"angry"}""")]
    [InlineData("disputes", """{"paymentIntent":7}""")]
    [InlineData("refunds", """{"status":"angry"}""")]
    [InlineData("faults", """{"times":"many"}""")]
    [InlineData("deliveries", """{"drop":"some"}""")]
    public async Task A_wrong_control_is_refused(string name, string body)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/_fake/{name}") { Content = new StringContent(body) };

        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.SendAsync(request)).Status);
    }

    [Fact]
    public async Task The_state_can_be_looked_at()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.BuyAsync();

        var state = (await stripe.GetAsync("/_fake/state")).Body;
        var charges = await stripe.GetAsync("/_fake/state?kind=charge");

        Assert.Equal((1, 4), (state["counts"]!["checkout.session"]!.GetValue<int>(), state.Number("counts.event")));
        Assert.Equal(4999, Assert.Single(charges.Data).Number("amount"));
    }
}
