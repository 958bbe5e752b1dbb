namespace CreditFunctions.FakeStripe.Tests;

/// <summary>What is delivered has the members of a real event, so that code written against one reads the other.</summary>
public sealed class EventShapeTests
{
    // Gone from Stripe's newer versions, there only for buyers who paid in another currency, there only when configured.
    private static readonly string[] MayDiffer =
    [
        ".data.object.currency_conversion", ".data.object.presentment_details", ".data.object.payment_method_configuration_details",
    ];

    [Theory]
    [InlineData("checkout.session.completed.paid.json", "checkout.session.completed")]
    [InlineData("charge.succeeded.json", "charge.succeeded")]
    [InlineData("payment_intent.succeeded.json", "payment_intent.succeeded")]
    [InlineData("charge.refunded.partial_1000.json", "charge.refunded")]
    [InlineData("refund.created.succeeded_1000.json", "refund.created")]
    [InlineData("charge.dispute.created.needs_response.json", "charge.dispute.created")]
    [InlineData("charge.dispute.funds_withdrawn.json", "charge.dispute.funds_withdrawn")]
    [InlineData("charge.dispute.funds_reinstated.json", "charge.dispute.funds_reinstated")]
    [InlineData("charge.dispute.closed.won.json", "charge.dispute.closed")]
    [InlineData("checkout.session.expired.json", "checkout.session.expired")]
    [InlineData("customer.created.json", "customer.created")]
    public async Task Every_event_has_the_shape_of_its_sample(string file, string type)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await HappenAsync(stripe);

        var ours = (await stripe.EventsAsync($"&type={type}"))[0];

        Assert.Equal(Members(Samples.Read(file)), Members(ours));
    }

    private static IEnumerable<string> Members(JsonObject happened) => Samples.Shape(happened)
        .Where(path => !MayDiffer.Any(other => path.StartsWith(other, StringComparison.Ordinal)))
        .Where(path => !path.StartsWith(".data.previous_attributes", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static async Task HappenAsync(StripeAccount stripe)
    {
        await stripe.PostAsync("/v1/customers", "email=ada@example.com");
        var unpaid = await stripe.CreateSessionAsync();
        await stripe.PostAsync($"/v1/checkout/sessions/{unpaid.Text("id")}/expire");
        var paid = await stripe.BuyAsync();
        await stripe.PostAsync("/v1/refunds", $"payment_intent={paid.Text("payment_intent")}&amount=1000&reason=requested_by_customer");
        await stripe.ControlAsync("disputes", new { paymentIntent = paid.Text("payment_intent"), status = "won" });
    }
}
