using System.Globalization;
using System.Text.RegularExpressions;

namespace CreditFunctions.FakeStripe.Tests;

public sealed partial class DeliveryTests
{
    [Fact]
    public async Task A_delivery_has_the_form_of_a_delivery_of_Stripe()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        var endpoint = await stripe.SubscribeAsync(receiver);

        await stripe.BuyAsync();
        var delivery = await receiver.SeeAsync("checkout.session.completed");

        Assert.Equal("application/json; charset=utf-8", delivery.Headers["Content-Type"]);
        Assert.Equal("Stripe/1.0 (+https://stripe.com/docs/webhooks)", delivery.Headers["User-Agent"]);
        Assert.Matches(SignatureHeader(), delivery.Signature);
        Assert.True(delivery.IsSignedWith(endpoint.Text("secret")));
        Assert.StartsWith("{\n  \"id\": \"evt_", delivery.Text, StringComparison.Ordinal);
        Assert.EndsWith("\n  \"type\": \"checkout.session.completed\"\n}", delivery.Text, StringComparison.Ordinal);
        Assert.Equal(1, delivery.Event.Number("pending_webhooks"));
    }

    [Fact]
    public async Task A_delivery_contains_unescaped_text_and_its_signature_covers_the_sent_bytes()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        var endpoint = await stripe.SubscribeAsync(receiver);

        await stripe.PostAsync("/v1/products", "name=" + WebUtility.UrlEncode("Zoë <&> 🎉"));
        var delivery = await receiver.SeeAsync("product.created");

        Assert.Contains("\"Zoë <&> ", delivery.Text, StringComparison.Ordinal);
        Assert.True(delivery.IsSignedWith(endpoint.Text("secret")));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(400)]
    [InlineData(307)]
    [InlineData(302)]
    public async Task A_failed_delivery_is_repeated_with_a_new_signature(int refusal)
    {
        await using var stripe = await StripeAccount.OpenAsync(StripeAccount.Options with { RetryDelayFirst = TimeSpan.FromSeconds(1.1), RetryDelayMax = TimeSpan.FromSeconds(2) });
        await using var receiver = await Receiver.OpenAsync(refusal);
        var endpoint = await stripe.SubscribeAsync(receiver);

        await stripe.PostAsync("/v1/products", "name=A");
        var attempts = await receiver.SeeAsync("product.created", times: 2);

        Assert.Equal(attempts[0].Text, attempts[1].Text);
        Assert.True(long.Parse(attempts[1].Timestamp, CultureInfo.InvariantCulture) > long.Parse(attempts[0].Timestamp, CultureInfo.InvariantCulture));
        Assert.All(attempts, attempt => Assert.True(attempt.IsSignedWith(endpoint.Text("secret"))));
        await Eventually.IsTrueAsync(async () => (await stripe.EventAsync("product.created")).Number("pending_webhooks") == 0, "nothing pending");
        Assert.Equal(2, receiver.Received.Count);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    public async Task Any_response_in_the_200s_acknowledges_a_delivery(int answer)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync(answer);
        await stripe.SubscribeAsync(receiver);

        await stripe.PostAsync("/v1/products", "name=A");

        await Eventually.IsTrueAsync(async () => (await stripe.GetAsync("/v1/events?delivery_success=true")).Data.Count == 1, "the delivery");
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task An_endpoint_that_was_unreachable_gets_the_missed_deliveries()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var away = await Receiver.OpenAsync();
        await stripe.SubscribeAsync(away, "checkout.session.completed");
        var address = new Uri(away.Url).GetLeftPart(UriPartial.Authority);
        await away.DisposeAsync();

        var session = await stripe.BuyAsync();
        await Eventually.IsTrueAsync(async () => (await stripe.GetAsync("/_fake/state")).Text.Contains("\"failed\"", StringComparison.Ordinal), "a failed attempt");
        await using var back = await Receiver.OpenAsync(address);

        Assert.Equal(session.Text("id"), (await back.SeeAsync("checkout.session.completed")).Event.Text("data.object.id"));
    }

    [Fact]
    public async Task A_delivery_is_abandoned_after_the_maximum_number_of_attempts_and_can_be_resent()
    {
        await using var stripe = await StripeAccount.OpenAsync(StripeAccount.Options with { DeliveryAttempts = 3 });
        await using var receiver = await Receiver.OpenAsync(500, 500, 500);
        var endpoint = await stripe.SubscribeAsync(receiver);
        await stripe.PostAsync("/v1/products", "name=A");
        await Eventually.IsTrueAsync(async () => (await stripe.GetAsync("/_fake/state")).Text.Contains("\"given_up\"", StringComparison.Ordinal), "the end of the attempts");
        Assert.Equal(3, receiver.Received.Count);
        var missed = Assert.Single((await stripe.GetAsync("/v1/events?delivery_success=false")).Data);

        await stripe.PostAsync($"/v1/events/{missed.Text("id")}/retry", $"webhook_endpoint={endpoint.Text("id")}");

        Assert.Equal(missed.Text("id"), (await receiver.SeeAsync("product.created", times: 4))[3].Event.Text("id"));
        await Eventually.IsTrueAsync(async () => (await stripe.GetAsync("/v1/events?delivery_success=false")).Data.Count == 0, "nothing missed");
    }

    [Fact]
    public async Task A_delivery_is_duplicated_as_often_as_requested()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        await stripe.SubscribeAsync(receiver, "checkout.session.completed");
        await stripe.ControlAsync("deliveries", new { duplicate = 2, shuffle = true });

        await stripe.BuyAsync();

        var copies = await receiver.SeeAsync("checkout.session.completed", times: 3);
        Assert.Single(copies.Select(copy => copy.Event.Text("id")).Distinct());
    }

    [Fact]
    public async Task Shuffled_deliveries_all_arrive()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        await stripe.SubscribeAsync(receiver, "product.created");
        await stripe.ControlAsync("deliveries", new { shuffle = true });

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => stripe.PostAsync("/v1/products", $"name={number}")));

        var arrived = await receiver.SeeAsync("product.created", times: 20);
        var happened = (await stripe.EventsAsync("&type=product.created")).Select(product => product.Text("id")).ToList();
        Assert.Equal(happened.Order(), arrived.Select(delivery => delivery.Event.Text("id")).Order());
        Assert.NotEqual(happened, arrived.Select(delivery => delivery.Event.Text("id")));
    }

    [Fact]
    public async Task A_dropped_delivery_never_arrives_and_its_event_is_listed_as_undelivered()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        var endpoint = await stripe.SubscribeAsync(receiver, "product.created");
        await stripe.ControlAsync("deliveries", new { drop = 1 });

        await stripe.PostAsync("/v1/products", "name=lost");
        await stripe.PostAsync("/v1/products", "name=found");
        Assert.Equal("found", (await receiver.SeeAsync("product.created")).Event.Text("data.object.name"));
        var lost = Assert.Single(await stripe.EventsAsync("&delivery_success=false"), happened => happened.Text("data.object.name") == "lost");
        await stripe.PostAsync($"/v1/events/{lost.Text("id")}/retry", $"webhook_endpoint={endpoint.Text("id")}");

        Assert.Equal("lost", (await receiver.SeeAsync("product.created", times: 2))[1].Event.Text("data.object.name"));
    }

    [Fact]
    public async Task A_delayed_delivery_arrives_after_the_clock_was_advanced()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        await stripe.SubscribeAsync(receiver);
        await stripe.ControlAsync("deliveries", new { delayMs = 3_600_000 });
        await stripe.PostAsync("/v1/products", "name=A");
        Assert.Empty(receiver.Received);

        await stripe.ControlAsync("clock", new { advanceSeconds = 3600 });

        await receiver.SeeAsync("product.created");
    }

    [Fact]
    public async Task Another_event_about_the_same_object_can_be_created()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        await stripe.SubscribeAsync(receiver, "checkout.session.completed", "nobody.knows");
        var session = await stripe.BuyAsync();

        await stripe.ControlAsync("events", new Dictionary<string, object> { ["type"] = "checkout.session.completed", ["object"] = session.Text("id") });
        await stripe.ControlAsync("events", new Dictionary<string, object> { ["type"] = "nobody.knows", ["object"] = new { id = "x_1" } });

        var both = await receiver.SeeAsync("checkout.session.completed", times: 2);
        Assert.NotEqual(both[0].Event.Text("id"), both[1].Event.Text("id"));
        Assert.Equal(both[0].Event.Text("data.object.id"), both[1].Event.Text("data.object.id"));
        Assert.Equal("x_1", (await receiver.SeeAsync("nobody.knows")).Event.Text("data.object.id"));
    }

    [GeneratedRegex("^t=[0-9]+,v1=[0-9a-f]{64}$")]
    private static partial Regex SignatureHeader();
}
