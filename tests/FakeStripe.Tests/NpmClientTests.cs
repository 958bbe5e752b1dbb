namespace CreditFunctions.FakeStripe.Tests;

/// <summary>The official npm package as a client; its script asserts and prints what it saw.</summary>
public sealed class NpmClientTests
{
    [Fact]
    public async Task The_npm_client_creates_retrieves_and_pages_through_every_kind_of_object()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var seen = await Peer.RunScriptAsync("sessions.mjs", stripe.Url, StripeAccount.Key);

        var ids = (await stripe.GetAsync("/v1/checkout/sessions?limit=100")).Data.Select(session => session.Text("id"));
        Assert.Equal(ids, JsonNode.Parse(seen)!.AsArray().Select(id => id!.GetValue<string>()));
    }

    [Fact]
    public async Task The_npm_client_retries_a_lost_response_with_the_same_key()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.ControlAsync("faults", new { path = "/v1/customers", method = "POST", reply = "none" });

        var id = (await Peer.RunScriptAsync("retry.mjs", stripe.Url, StripeAccount.Key)).Trim();

        Assert.Equal(id, Assert.Single((await stripe.GetAsync("/v1/customers")).Data).Text("id"));
    }

    [Fact]
    public async Task The_npm_client_verifies_deliveries_and_rejects_altered_ones()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        var endpoint = await stripe.SubscribeAsync(receiver, "checkout.session.completed");
        await stripe.BuyAsync();
        var delivery = await receiver.SeeAsync("checkout.session.completed");

        var verified = await Peer.RunScriptAsync("verify.mjs", delivery.Text, delivery.Signature, endpoint.Text("secret"));

        Assert.Equal(delivery.Event.Text("id"), verified.Trim());
    }
}
