namespace CreditFunctions.FakeStripe.Tests;

/// <summary>The official command line program as a client.</summary>
public sealed class StripeCliTests
{
    [Theory]
    [InlineData("checkout.session.completed")]
    [InlineData("checkout.session.expired")]
    [InlineData("charge.refunded")]
    [InlineData("charge.refund.updated")]
    [InlineData("charge.dispute.created")]
    [InlineData("charge.dispute.updated")]
    [InlineData("charge.dispute.closed")]
    [InlineData("payment_intent.payment_failed")]
    [InlineData("payment_intent.succeeded")]
    [InlineData("payment_intent.canceled")]
    [InlineData("customer.deleted")]
    public async Task The_Stripe_CLI_triggers_events(string type)
    {
        await using var stripe = await StripeAccount.OpenAsync();

        await Peer.RunCommandLineAsync(stripe, "trigger", type);

        await stripe.EventAsync(type);
    }

    [Theory]
    [InlineData("checkout.session.async_payment_succeeded")]
    [InlineData("checkout.session.async_payment_failed")]
    public async Task The_Stripe_CLI_triggers_delayed_payments(string type)
    {
        await using var stripe = await StripeAccount.OpenAsync();

        await Peer.RunCommandLineAsync(stripe, "trigger", type);
        await stripe.ControlAsync("settle", new { });

        await stripe.EventAsync(type);
    }

    [Fact]
    public async Task The_Stripe_CLI_triggers_events_with_custom_metadata()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        await Peer.RunCommandLineAsync(stripe, "trigger", "checkout.session.completed", "--add", "checkout_session:metadata[purchase_id]=p7", "--override", "price:unit_amount=1500");

        Assert.Equal("p7", (await stripe.EventAsync("checkout.session.completed")).Text("data.object.metadata.purchase_id"));
    }

    [Fact]
    public async Task The_Stripe_CLI_runs_fixtures()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        using var directory = new TemporaryDirectory();
        var file = Path.Combine(directory.Path, "fixture.json");
        await File.WriteAllTextAsync(file, """
            {
              "_meta": { "template_version": 0 },
              "fixtures": [
                { "name": "customer", "path": "/v1/customers", "method": "post", "params": { "email": "ada@example.com" } },
                { "name": "session", "path": "/v1/checkout/sessions", "method": "post", "idempotency_key": "one", "params": {
                  "mode": "payment", "success_url": "https://shop.example", "customer": "${customer:id}",
                  "line_items": [{ "price_data": { "currency": "usd", "unit_amount": 700, "product_data": { "name": "500 credits" } }, "quantity": 1 }] } }
              ]
            }
            """);

        await Peer.RunCommandLineAsync(stripe, "fixtures", file);

        var session = Assert.Single((await stripe.GetAsync("/v1/checkout/sessions")).Data);
        Assert.Equal(700, session.Number("amount_total"));
        Assert.StartsWith("cus_", session.Text("customer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Stripe_CLI_creates_lists_expires_and_refunds()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var paid = await stripe.BuyAsync();
        var open = await stripe.CreateSessionAsync();

        var refund = await Peer.RunCommandLineAsync(stripe, "refunds", "create", $"--payment-intent={paid.Text("payment_intent")}", "--amount=1000");
        var expired = await Peer.RunCommandLineAsync(stripe, "checkout", "sessions", "expire", open.Text("id"));
        var events = await Peer.RunCommandLineAsync(stripe, "events", "list", "--limit=1");
        var lines = await Peer.RunCommandLineAsync(stripe, "get", $"/v1/checkout/sessions/{paid.Text("id")}/line_items");

        Assert.Equal(1000, JsonNode.Parse(refund)!.Number("amount"));
        Assert.Equal("expired", JsonNode.Parse(expired)!.Text("status"));
        Assert.Equal("checkout.session.expired", JsonNode.Parse(events)!.Text("data.0.type"));
        Assert.Equal("50 credits", JsonNode.Parse(lines)!.Text("data.0.description"));
    }

    [Fact]
    public async Task The_Stripe_CLI_resends_an_event()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        var endpoint = await stripe.SubscribeAsync(receiver, "product.created");
        await stripe.PostAsync("/v1/products", "name=A");
        var first = (await receiver.SeeAsync("product.created")).Event.Text("id");

        await Peer.RunCommandLineAsync(stripe, "events", "resend", first, $"--webhook-endpoint={endpoint.Text("id")}");

        Assert.Equal(first, (await receiver.SeeAsync("product.created", times: 2))[1].Event.Text("id"));
    }

    [Fact]
    public async Task The_Stripe_CLI_listens_and_forwards_events_signed_with_the_printed_secret()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        var secret = (await Peer.RunCommandLineAsync(stripe, "listen", "--print-secret")).Trim();

        using var listening = Peer.StartCommandLine(stripe, "listen", "--all-snapshot", "--skip-update", "--forward-to", receiver.Url);
        await Eventually.IsTrueAsync(
            async () =>
            {
                await stripe.PostAsync("/v1/products", "name=Zoë");
                return receiver.Received.Count > 0;
            },
            "a forwarded event");

        var delivery = receiver.Received[0];
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.Equal("product.created", delivery.Type);
        Assert.True(delivery.IsSignedWith(secret));
    }
}
