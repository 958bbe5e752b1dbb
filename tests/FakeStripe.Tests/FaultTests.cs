namespace CreditFunctions.FakeStripe.Tests;

public sealed class FaultTests
{
    [Theory]
    [InlineData(429, "invalid_request_error", "rate_limit")]
    [InlineData(409, "invalid_request_error", "lock_timeout")]
    [InlineData(500, "api_error", "")]
    [InlineData(503, "api_error", "")]
    public async Task The_planned_number_of_calls_fails_and_later_calls_succeed(int status, string type, string code)
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
    public async Task A_transient_failure_is_resolved_by_a_retry_with_the_same_key(int status)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/products", status });

        var failed = await stripe.PostAsync("/v1/products", "name=A", "k");
        var mended = await stripe.PostAsync("/v1/products", "name=A", "k");

        Assert.Equal((status, HttpStatusCode.OK), ((int)failed.Status, mended.Status));
    }

    [Fact]
    public async Task A_500_that_is_not_saved_is_resolved_by_a_retry_with_the_same_key()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/products", status = 500, remembered = false });

        await stripe.PostAsync("/v1/products", "name=A", "k");

        Assert.Equal(HttpStatusCode.OK, (await stripe.PostAsync("/v1/products", "name=A", "k")).Status);
    }

    [Fact]
    public async Task A_response_can_be_lost_after_the_call_took_effect()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/checkout/sessions", reply = "none" });

        await Assert.ThrowsAsync<HttpRequestException>(() => stripe.PostAsync("/v1/checkout/sessions", Shopping.SmallPack, "k"));
        var again = await stripe.PostAsync("/v1/checkout/sessions", Shopping.SmallPack, "k");

        Assert.Equal("true", again.Header("Idempotent-Replayed"));
        Assert.Equal(again.Id, Assert.Single((await stripe.GetAsync("/v1/checkout/sessions")).Data).Text("id"));
    }

    [Fact]
    public async Task A_call_can_return_500_after_it_took_effect()
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
    public async Task A_response_can_have_a_should_retry_header(bool shouldRetry, string header)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/products", status = 409, shouldRetry });

        Assert.Equal(header, (await stripe.PostAsync("/v1/products", "name=A")).Header("Stripe-Should-Retry"));
    }

    [Fact]
    public async Task A_response_body_can_be_truncated()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/products", reply = "malformed" });

        var reply = await stripe.PostAsync("/v1/products", "name=A");

        Assert.ThrowsAny<System.Text.Json.JsonException>(() => reply.Body);
    }

    [Fact]
    public async Task Planned_faults_can_be_removed()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/", times = 100, status = 500 });

        await stripe.DeleteAsync("/_fake/faults");

        Assert.Equal(HttpStatusCode.OK, (await stripe.GetAsync("/v1/products")).Status);
    }

    [Fact]
    public async Task The_members_of_an_object_can_be_changed()
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
    public async Task An_invalid_control_request_is_rejected(string name, string body)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/_fake/{name}") { Content = new StringContent(body) };

        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.SendAsync(request)).Status);
    }

    [Fact]
    public async Task The_state_of_the_server_can_be_read()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.BuyAsync();

        var state = (await stripe.GetAsync("/_fake/state")).Body;
        var charges = await stripe.GetAsync("/_fake/state?kind=charge");

        Assert.Equal((1, 4), (state["counts"]!["checkout.session"]!.GetValue<int>(), state.Number("counts.event")));
        Assert.Equal(4999, Assert.Single(charges.Data).Number("amount"));
    }
}
