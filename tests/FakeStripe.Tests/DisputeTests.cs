namespace CreditFunctions.FakeStripe.Tests;

public sealed class DisputeTests
{
    [Fact]
    public async Task A_chargeback_withdraws_the_money_and_a_lost_dispute_does_not_return_it()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var dispute = await OpenAsync(stripe, "needs_response");
        Assert.Equal((4999, -4999), (dispute.Number("amount"), dispute.Number("balance_transactions.0.amount")));

        await stripe.ControlAsync("disputes", new { dispute = dispute.Text("id"), status = "lost" });

        Assert.Equal(["charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.closed"], await DisputeEventsAsync(stripe));
        Assert.Equal("lost", (await stripe.EventAsync("charge.dispute.closed")).Text("data.object.status"));
    }

    [Fact]
    public async Task A_won_dispute_returns_the_money()
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
    public async Task An_inquiry_moves_no_money_until_it_becomes_a_chargeback()
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
    public async Task The_dispute_test_cards_of_Stripe_open_a_dispute(string card, string status)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync(card);

        var dispute = Assert.Single((await stripe.GetAsync($"/v1/disputes?payment_intent={session.Text("payment_intent")}")).Data);

        Assert.Equal(status, dispute.Text("status"));
    }

    [Fact]
    public async Task Parts_of_a_payment_can_be_disputed_separately()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var intent = (await stripe.BuyAsync()).Text("payment_intent");

        var first = await stripe.ControlAsync("disputes", new { paymentIntent = intent, amount = 1000 });
        var second = await stripe.ControlAsync("disputes", new Dictionary<string, object> { ["paymentIntent"] = intent, ["amount"] = 500, ["new"] = true });

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal((1000, 500), (first.Body.Number("amount"), second.Body.Number("amount")));
    }

    [Fact]
    public async Task A_lost_dispute_can_return_a_part_of_the_money()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var dispute = (await OpenAsync(stripe, "needs_response")).Text("id");

        await stripe.ControlAsync("disputes", new { dispute, status = "lost" });
        await stripe.ControlAsync("disputes", new { dispute, status = "lost", balanceTransactions = new[] { new { amount = 1000 } } });

        Assert.Equal(
            ["charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.closed", "charge.dispute.funds_reinstated"],
            await DisputeEventsAsync(stripe));
        Assert.Equal([-4999, 1000], await MovedAsync(stripe, dispute));
    }

    [Fact]
    public async Task The_money_of_a_won_dispute_can_be_withdrawn_again_and_lost()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var dispute = (await OpenAsync(stripe, "won")).Text("id");

        await stripe.ControlAsync("disputes", new { dispute, status = "lost" });

        Assert.Equal(
            [
                "charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated", "charge.dispute.closed",
                "charge.dispute.funds_withdrawn", "charge.dispute.closed",
            ],
            await DisputeEventsAsync(stripe));
        Assert.Equal([-4999, 4999, -4999], await MovedAsync(stripe, dispute));
    }

    [Fact]
    public async Task An_appeal_reopens_a_lost_dispute_and_winning_it_returns_the_money()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var dispute = (await OpenAsync(stripe, "lost")).Text("id");

        await stripe.ControlAsync("disputes", new { dispute, status = "appeal_needs_response" });
        await stripe.ControlAsync("disputes", new { dispute, status = "appeal_under_review" });
        Assert.Equal([-4999], await MovedAsync(stripe, dispute));
        await stripe.ControlAsync("disputes", new { dispute, status = "won" });

        Assert.Equal([-4999, 4999], await MovedAsync(stripe, dispute));
    }

    [Theory]
    [InlineData("warning_needs_response", new long[] { })]
    [InlineData("needs_response", new long[] { -4999, 4999 })]
    public async Task A_prevented_dispute_is_closed_without_moving_money_and_its_payment_can_be_refunded(string begun, long[] moved)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var dispute = await OpenAsync(stripe, begun);

        await stripe.ControlAsync("disputes", new { dispute = dispute.Text("id"), status = "prevented" });

        Assert.Equal("prevented", (await stripe.EventAsync("charge.dispute.closed")).Text("data.object.status"));
        Assert.Equal(moved, await MovedAsync(stripe, dispute.Text("id")));
        Assert.Equal(HttpStatusCode.OK, (await stripe.PostAsync("/v1/refunds", $"payment_intent={dispute.Text("payment_intent")}")).Status);
    }

    [Fact]
    public async Task Disputed_money_can_move_in_the_currency_of_the_balance()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var paymentIntent = (await stripe.BuyAsync()).Text("payment_intent");
        var withdrawn = new[] { new { amount = -4640, currency = "eur" }, new { amount = -10, currency = "eur" } };

        var dispute = (await stripe.ControlAsync("disputes", new { paymentIntent, balanceTransactions = withdrawn })).Body;
        await stripe.ControlAsync("disputes", new { paymentIntent, status = "won" });

        Assert.Equal((4999, "usd", "eur"), (dispute.Number("amount"), dispute.Text("currency"), dispute.Text("balance_transactions.1.currency")));
        Assert.Equal([-4640, -10, 4650], await MovedAsync(stripe, dispute.Text("id")));
    }

    [Fact]
    public async Task A_dispute_can_be_opened_and_lost_with_its_money_in_one_call()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var paymentIntent = (await stripe.BuyAsync()).Text("payment_intent");
        var moved = new[] { new { amount = -4999 }, new { amount = 1 } };

        var dispute = (await stripe.ControlAsync("disputes", new { paymentIntent, status = "lost", balanceTransactions = moved })).Body;

        Assert.Equal("lost", dispute.Text("status"));
        Assert.Equal([-4999, 1], await MovedAsync(stripe, dispute.Text("id")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""[{"amount":0}]""")]
    [InlineData("""[{"amount":"-4999"}]""")]
    [InlineData("""[{"currency":"eur"}]""")]
    [InlineData("[-4999]")]
    [InlineData("[null]")]
    public async Task Malformed_movements_of_a_dispute_are_rejected(string balanceTransactions)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var paymentIntent = (await stripe.BuyAsync()).Text("payment_intent");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_fake/disputes")
        {
            Content = new StringContent($$"""{"paymentIntent":"{{paymentIntent}}","balanceTransactions":{{balanceTransactions}}}"""),
        };

        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("winning_evidence", "won")]
    [InlineData("losing_evidence", "lost")]
    [InlineData("we sent it", "under_review")]
    public async Task The_evidence_decides_the_outcome_of_a_dispute(string evidence, string status)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var dispute = await OpenAsync(stripe, "needs_response");

        var reply = await stripe.PostAsync($"/v1/disputes/{dispute.Text("id")}", $"evidence[uncategorized_text]={evidence}");

        Assert.Equal(status, reply.Body.Text("status"));
    }

    [Fact]
    public async Task A_dispute_can_be_accepted_only_once()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var dispute = await OpenAsync(stripe, "needs_response");

        Assert.Equal("lost", (await stripe.PostAsync($"/v1/disputes/{dispute.Text("id")}/close")).Body.Text("status"));
        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.PostAsync($"/v1/disputes/{dispute.Text("id")}/close")).Status);
        Assert.Equal(HttpStatusCode.OK, (await stripe.GetAsync($"/v1/disputes/{dispute.Text("id")}")).Status);
    }

    [Fact]
    public async Task A_disputed_charge_cannot_be_refunded()
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

    private static async Task<IEnumerable<long>> MovedAsync(StripeAccount stripe, string dispute) =>
        (await stripe.GetAsync($"/v1/disputes/{dispute}")).Body["balance_transactions"]!.AsArray().Select(transaction => transaction!.AsObject().Number("amount"));

    private static async Task<IEnumerable<string>> DisputeEventsAsync(StripeAccount stripe) =>
        (await stripe.EventTypesAsync()).Where(type => type.StartsWith("charge.dispute.", StringComparison.Ordinal));
}
