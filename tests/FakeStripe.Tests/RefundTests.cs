namespace CreditFunctions.FakeStripe.Tests;

public sealed class RefundTests
{
    [Fact]
    public async Task Partial_refunds_add_up_on_the_charge()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync();

        foreach (var amount in new[] { 1000, 1500, 2499 })
        {
            Assert.Equal("succeeded", (await stripe.RefundAsync(session, amount)).Body.Text("status"));
        }

        var refunded = await stripe.EventsAsync("&type=charge.refunded");
        Assert.Equal([1000, 2500, 4999], refunded.Select(happened => happened.Number("data.object.amount_refunded")));
        Assert.Equal([0, 1000, 2500], refunded.Select(happened => happened.Number("data.previous_attributes.amount_refunded")));
        Assert.Equal(["false", "false", "true"], refunded.Select(happened => happened.Text("data.object.refunded")));
        Assert.All(refunded, happened => Assert.False(happened["data"]!["object"]!.AsObject().ContainsKey("refunds")));
        Assert.All(refunded, happened => Assert.Equal("p1", happened.Text("data.object.metadata.purchase_id")));
        Assert.Equal(3, (await stripe.EventsAsync("&type=refund.created")).Count);
    }

    [Fact]
    public async Task A_refund_refers_to_its_payment_intent_and_has_no_metadata()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync();

        var refund = (await stripe.RefundAsync(session)).Body;

        Assert.Equal((4999, session.Text("payment_intent")), (refund.Number("amount"), refund.Text("payment_intent")));
        Assert.Empty(refund["metadata"]!.AsObject());
        Assert.False(refund.ContainsKey("livemode"));
    }

    [Fact]
    public async Task A_refund_over_the_paid_amount_is_rejected()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync();

        var tooMuch = await stripe.RefundAsync(session, 5000);
        await stripe.RefundAsync(session);
        var again = await stripe.RefundAsync(session, 1);

        Assert.Equal(HttpStatusCode.BadRequest, tooMuch.Status);
        Assert.Equal("charge_already_refunded", again.Error.Text("code"));
    }

    [Fact]
    public async Task Concurrent_refunds_do_not_exceed_the_charge()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => stripe.RefundAsync(session, 1000)));

        Assert.Equal(4, replies.Count(reply => reply.Status == HttpStatusCode.OK));
    }

    [Fact]
    public async Task An_unpaid_payment_cannot_be_refunded()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync("pm_delayed_success");

        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.RefundAsync(session)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.PostAsync("/v1/refunds")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stripe.PostAsync("/v1/refunds", "payment_intent=pi_nobody")).Status);
    }

    [Fact]
    public async Task A_pending_refund_succeeds_later()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var refund = (await stripe.RefundAsync(await stripe.BuyAsync("pm_card_pendingRefund"), 1000)).Body;
        Assert.Equal("pending", refund.Text("status"));

        await stripe.ControlAsync("settle", new { refund = refund.Text("id") });

        var updated = await stripe.EventAsync("refund.updated");
        Assert.Equal(("succeeded", "pending"), (updated.Text("data.object.status"), updated.Text("data.previous_attributes.status")));
    }

    [Fact]
    public async Task A_refund_that_fails_after_it_succeeded_can_be_repeated()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync("pm_card_refundFail");
        var refund = (await stripe.RefundAsync(session)).Body;
        Assert.Equal("succeeded", refund.Text("status"));

        await stripe.ControlAsync("settle", new { });

        Assert.Equal("expired_or_canceled_card", (await stripe.EventAsync("refund.failed")).Text("data.object.failure_reason"));
        Assert.Equal(HttpStatusCode.OK, (await stripe.RefundAsync(session)).Status);
    }

    [Fact]
    public async Task A_refund_that_requires_action_can_be_canceled()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync();
        var waiting = await stripe.ControlAsync("refunds", new { paymentIntent = session.Text("payment_intent"), amount = 1000, status = "requires_action" });

        var canceled = await stripe.PostAsync($"/v1/refunds/{waiting.Id}/cancel");
        var again = await stripe.PostAsync($"/v1/refunds/{waiting.Id}/cancel");

        Assert.Equal(("requires_action", "canceled"), (waiting.Body.Text("status"), canceled.Body.Text("status")));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal("canceled", (await stripe.EventAsync("refund.updated")).Text("data.object.status"));
    }

    [Fact]
    public async Task A_refund_can_fail_immediately()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync();

        var failed = await stripe.ControlAsync("refunds", new { paymentIntent = session.Text("payment_intent"), amount = 1000, status = "failed" });

        Assert.Equal("failed", failed.Body.Text("status"));
        Assert.Equal("pending", (await stripe.EventAsync("refund.created")).Text("data.object.status"));
        await stripe.EventAsync("refund.failed");
        Assert.Equal(4999, (await stripe.RefundAsync(session)).Body.Number("amount"));
    }

    [Fact]
    public async Task A_refund_can_be_retrieved_updated_and_listed()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync();
        var refund = (await stripe.PostAsync("/v1/refunds", $"payment_intent={session.Text("payment_intent")}&reason=requested_by_customer&amount=100")).Body;

        await stripe.PostAsync($"/v1/refunds/{refund.Text("id")}", "metadata[order]=7");

        Assert.Equal("7", (await stripe.GetAsync($"/v1/refunds/{refund.Text("id")}")).Body.Text("metadata.order"));
        Assert.Single((await stripe.GetAsync($"/v1/refunds?payment_intent={session.Text("payment_intent")}")).Data);
        Assert.Empty((await stripe.GetAsync("/v1/refunds?payment_intent=pi_other")).Data);
    }
}
