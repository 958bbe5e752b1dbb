namespace CreditFunctions.FakeStripe.Tests;

public sealed class WebhookEndpointTests
{
    [Fact]
    public async Task The_secret_of_an_endpoint_is_returned_only_on_creation()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var created = await stripe.PostAsync("/v1/webhook_endpoints", "url=https://shop.example/hook&enabled_events[]=charge.refunded&api_version=2026-07-29.dahlia&metadata[a]=b");
        var shown = await stripe.GetAsync($"/v1/webhook_endpoints/{created.Id}");
        var listed = await stripe.GetAsync("/v1/webhook_endpoints");

        Assert.StartsWith("whsec_", created.Body.Text("secret"), StringComparison.Ordinal);
        Assert.False(shown.Body.ContainsKey("secret"));
        Assert.DoesNotContain("whsec_", listed.Text, StringComparison.Ordinal);
        Assert.Equal(("enabled", "https://shop.example/hook", "2026-07-29.dahlia"), (shown.Body.Text("status"), shown.Body.Text("url"), shown.Body.Text("api_version")));
        Assert.Equal("charge.refunded", shown.Body.Text("enabled_events.0"));
    }

    [Theory]
    [InlineData("enabled_events[]=*", "parameter_missing")]
    [InlineData("url=https://shop.example", "parameter_missing")]
    [InlineData("url=shop&enabled_events[]=*", "url_invalid")]
    [InlineData("url=ftp://shop.example&enabled_events[]=*", "url_invalid")]
    public async Task A_webhook_endpoint_requires_a_URL_and_events(string form, string code)
    {
        await using var stripe = await StripeAccount.OpenAsync();

        Assert.Equal(code, (await stripe.PostAsync("/v1/webhook_endpoints", form)).Error.Text("code"));
    }

    [Fact]
    public async Task An_endpoint_receives_only_its_event_types_in_its_API_version()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        await stripe.PostAsync("/v1/webhook_endpoints", $"url={receiver.Url}&enabled_events[]=checkout.session.completed&api_version=2024-04-10");

        await stripe.BuyAsync();
        await Eventually.IsTrueAsync(async () => (await stripe.EventAsync("checkout.session.completed")).Number("pending_webhooks") == 0, "the delivery");

        var delivery = Assert.Single(receiver.Received);
        Assert.Equal(("checkout.session.completed", "2024-04-10"), (delivery.Type, delivery.Event.Text("api_version")));
        Assert.Equal("2026-07-29.dahlia", (await stripe.EventAsync("checkout.session.completed")).Text("api_version"));
    }

    [Fact]
    public async Task Two_endpoints_receive_the_same_event_each_signed_with_its_own_secret()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var one = await Receiver.OpenAsync();
        await using var other = await Receiver.OpenAsync();
        var first = await stripe.SubscribeAsync(one);
        var second = await stripe.SubscribeAsync(other);

        await stripe.PostAsync("/v1/products", "name=A");
        var (left, right) = (await one.SeeAsync("product.created"), await other.SeeAsync("product.created"));

        Assert.Equal(left.Event.Text("id"), right.Event.Text("id"));
        Assert.True(left.IsSignedWith(first.Text("secret")) && right.IsSignedWith(second.Text("secret")));
        Assert.False(left.IsSignedWith(second.Text("secret")));
    }

    [Fact]
    public async Task A_disabled_or_deleted_endpoint_receives_nothing()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        var disabled = await stripe.SubscribeAsync(receiver);
        var deleted = await stripe.SubscribeAsync(receiver);
        await stripe.PostAsync($"/v1/webhook_endpoints/{disabled.Text("id")}", "disabled=true");
        Assert.Equal("true", (await stripe.DeleteAsync($"/v1/webhook_endpoints/{deleted.Text("id")}")).Body.Text("deleted"));

        await stripe.PostAsync("/v1/products", "name=A");

        Assert.Equal(0, (await stripe.EventAsync("product.created")).Number("pending_webhooks"));
        Assert.Equal(HttpStatusCode.NotFound, (await stripe.GetAsync($"/v1/webhook_endpoints/{deleted.Text("id")}")).Status);
    }

    [Fact]
    public async Task A_delivery_is_signed_with_both_secrets_while_a_secret_is_rolled()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        var endpoint = await stripe.SubscribeAsync(receiver);
        var fresh = (await stripe.ControlAsync("roll_secret", new { webhookEndpoint = endpoint.Text("id"), expireInSeconds = 3600 })).Body.Text("secret");

        await stripe.PostAsync("/v1/products", "name=A");
        var during = await receiver.SeeAsync("product.created");
        await stripe.ControlAsync("clock", new { advanceSeconds = 3600 });
        await Eventually.IsTrueAsync(async () => !(await stripe.GetAsync("/_fake/state")).Text.Contains("forget_webhook_secret", StringComparison.Ordinal), "the old secret's end");
        await stripe.PostAsync("/v1/products", "name=B");
        var after = (await receiver.SeeAsync("product.created", times: 2))[1];

        Assert.Equal(2, during.Signatures.Count);
        Assert.True(during.IsSignedWith(endpoint.Text("secret")) && during.IsSignedWith(fresh));
        Assert.Single(after.Signatures);
        Assert.True(after.IsSignedWith(fresh));
    }

    [Fact]
    public async Task Ensuring_the_same_URL_twice_keeps_one_endpoint_and_its_secret()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();

        var secret = await stripe.Server.EnsureWebhookEndpointAsync(receiver.Url);
        var again = await stripe.Server.EnsureWebhookEndpointAsync(receiver.Url, ["product.created"]);
        await stripe.PostAsync("/v1/products", "name=A");

        Assert.Equal(secret, again);
        Assert.True((await receiver.SeeAsync("product.created")).IsSignedWith(secret));
        Assert.Single((await stripe.GetAsync("/v1/webhook_endpoints")).Data);
    }

    [Fact]
    public async Task Ensuring_two_URLs_creates_two_endpoints()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var one = await stripe.Server.EnsureWebhookEndpointAsync("http://127.0.0.1:9/one");
        var other = await stripe.Server.EnsureWebhookEndpointAsync("http://127.0.0.1:9/other");

        Assert.NotEqual(one, other);
        Assert.Equal(2, (await stripe.GetAsync("/v1/webhook_endpoints")).Data.Count);
    }
}
