namespace CreditFunctions.FakeStripe.Tests;

public sealed class Disputes
{
    [Fact]
    public async Task A_chargeback_takes_the_money_and_losing_keeps_it_away()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var dispute = await OpenAsync(stripe, "needs_response");
        Assert.Equal((4999, -4999), (dispute.Number("amount"), dispute.Number("balance_transactions.0.amount")));

        await stripe.ControlAsync("disputes", new { dispute = dispute.Text("id"), status = "lost" });

        Assert.Equal(["charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.closed"], await DisputeEventsAsync(stripe));
        Assert.Equal("lost", (await stripe.EventAsync("charge.dispute.closed")).Text("data.object.status"));
    }

    [Fact]
    public async Task Winning_brings_the_money_back()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var dispute = await OpenAsync(stripe, "needs_response");

        await stripe.ControlAsync("disputes", new { paymentIntent = dispute.Text("payment_intent"), status = "under_review" });
        await stripe.ControlAsync("disputes", new { paymentIntent = dispute.Text("payment_intent"), status = "won" });

        Assert.Equal(
            ["charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.updated", "charge.dispute.funds_reinstated", "charge.dispute.closed"],
            await DisputeEventsAsync(stripe));
        Assert.Equal(2, (await stripe.EventAsync("charge.dispute.closed"))["data"]!["object"]!["balance_transactions"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_inquiry_moves_no_money_until_it_grows()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var inquiry = await OpenAsync(stripe, "warning_needs_response");
        Assert.Empty(inquiry["balance_transactions"]!.AsArray());

        await stripe.ControlAsync("disputes", new { dispute = inquiry.Text("id"), status = "needs_response" });

        Assert.Equal(["charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.updated"], await DisputeEventsAsync(stripe));
    }

    [Theory]
    [InlineData("pm_card_createDispute", "needs_response")]
    [InlineData("pm_card_createDisputeInquiry", "warning_needs_response")]
    public async Task Some_cards_complain_by_themselves(string card, string status)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync(card);

        var dispute = Assert.Single((await stripe.GetAsync($"/v1/disputes?payment_intent={session.Text("payment_intent")}")).Data);

        Assert.Equal(status, dispute.Text("status"));
    }

    [Fact]
    public async Task Part_of_a_payment_can_be_disputed_and_twice()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var intent = (await stripe.BuyAsync()).Text("payment_intent");

        var first = await stripe.ControlAsync("disputes", new { paymentIntent = intent, amount = 1000 });
        var second = await stripe.ControlAsync("disputes", new Dictionary<string, object> { ["paymentIntent"] = intent, ["amount"] = 500, ["new"] = true });

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal((1000, 500), (first.Body.Number("amount"), second.Body.Number("amount")));
    }

    [Theory]
    [InlineData("winning_evidence", "won")]
    [InlineData("losing_evidence", "lost")]
    [InlineData("we sent it", "under_review")]
    public async Task Evidence_decides(string evidence, string status)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var dispute = await OpenAsync(stripe, "needs_response");

        var reply = await stripe.PostAsync($"/v1/disputes/{dispute.Text("id")}", $"evidence[uncategorized_text]={evidence}");

        Assert.Equal(status, reply.Body.Text("status"));
    }

    [Fact]
    public async Task A_dispute_can_be_accepted_once()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var dispute = await OpenAsync(stripe, "needs_response");

        Assert.Equal("lost", (await stripe.PostAsync($"/v1/disputes/{dispute.Text("id")}/close")).Body.Text("status"));
        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.PostAsync($"/v1/disputes/{dispute.Text("id")}/close")).Status);
        Assert.Equal(HttpStatusCode.OK, (await stripe.GetAsync($"/v1/disputes/{dispute.Text("id")}")).Status);
    }

    [Fact]
    public async Task A_charge_that_is_disputed_is_not_refunded()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync("pm_card_createDispute");

        Assert.Equal("charge_disputed", (await stripe.RefundAsync(session)).Error.Text("code"));
    }

    private static async Task<JsonObject> OpenAsync(StripeAccount stripe, string status)
    {
        var session = await stripe.BuyAsync();
        return (await stripe.ControlAsync("disputes", new { paymentIntent = session.Text("payment_intent"), status })).Body;
    }

    private static async Task<IEnumerable<string>> DisputeEventsAsync(StripeAccount stripe) =>
        (await stripe.EventTypesAsync()).Where(type => type.StartsWith("charge.dispute.", StringComparison.Ordinal));
}
