namespace CreditFunctions.FakeStripe.Tests;

public sealed class CheckoutSessionTests
{
    [Fact]
    public async Task A_new_session_is_open_and_unpaid()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var session = await stripe.CreateSessionAsync("&client_reference_id=user_42");

        Assert.StartsWith("cs_test_", session.Text("id"), StringComparison.Ordinal);
        Assert.Equal(("open", "unpaid", "payment"), (session.Text("status"), session.Text("payment_status"), session.Text("mode")));
        Assert.Equal((4999, 4999, "usd"), (session.Number("amount_subtotal"), session.Number("amount_total"), session.Text("currency")));
        Assert.Equal(("p1", "user_42"), (session.Text("metadata.purchase_id"), session.Text("client_reference_id")));
        Assert.Equal($"{stripe.Url}/c/pay/{session.Text("id")}", session.Text("url"));
        Assert.Equal("https://shop.example/back?session_id={CHECKOUT_SESSION_ID}", session.Text("success_url"));
        Assert.Equal("", session.Text("payment_intent"));
        Assert.Equal(24 * 3600, session.Number("expires_at") - session.Number("created"));
    }

    [Fact]
    public async Task Internal_members_are_not_in_responses()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync();

        var shown = await Task.WhenAll(
            stripe.GetAsync($"/v1/checkout/sessions/{session.Text("id")}"),
            stripe.GetAsync($"/v1/payment_intents/{session.Text("payment_intent")}"),
            stripe.GetAsync("/v1/events"));

        Assert.All(shown, reply => Assert.DoesNotContain("\"_", reply.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Paying_completes_the_session_and_emits_its_events()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var session = await stripe.BuyAsync();

        Assert.Equal(("complete", "paid", ""), (session.Text("status"), session.Text("payment_status"), session.Text("url")));
        Assert.Equal(
            ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "checkout.session.completed"],
            await stripe.EventTypesAsync());
        var completed = await stripe.EventAsync("checkout.session.completed");
        Assert.Equal(session.ToJsonString(), completed["data"]!["object"]!.ToJsonString());
        Assert.Equal(("2026-07-29.dahlia", "false"), (completed.Text("api_version"), completed.Text("livemode")));
        Assert.StartsWith("req_", completed.Text("request.id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_payment_intent_metadata_of_a_session_is_copied_to_the_intent_and_the_charge()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.BuyAsync();

        var intent = await stripe.GetAsync($"/v1/payment_intents/{session.Text("payment_intent")}?expand[]=latest_charge");

        Assert.Equal(("p1", "p1"), (intent.Body.Text("metadata.purchase_id"), intent.Body.Text("latest_charge.metadata.purchase_id")));
        Assert.Equal(("succeeded", 4999), (intent.Body.Text("status"), intent.Body.Number("amount_received")));
    }

    [Fact]
    public async Task A_session_stays_open_after_a_declined_card()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        var declined = await stripe.ConfirmAsync(session, "pm_card_chargeDeclined");
        var paid = await stripe.ConfirmAsync(session, "pm_card_visa");

        Assert.Equal(HttpStatusCode.PaymentRequired, declined.Status);
        Assert.Equal(("card_error", "card_declined", "generic_decline"), (declined.Error.Text("type"), declined.Error.Text("code"), declined.Error.Text("decline_code")));
        Assert.Equal("paid", paid.Body.Text("payment_status"));
        Assert.Equal(declined.Error.Text("payment_intent.id"), paid.Body.Text("payment_intent"));
        Assert.Equal("p1", (await stripe.EventAsync("payment_intent.payment_failed")).Text("data.object.metadata.purchase_id"));
    }

    [Fact]
    public async Task A_session_can_be_paid_only_once()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => stripe.ConfirmAsync(session, "pm_card_visa")));

        Assert.Single(replies, reply => reply.Status == HttpStatusCode.OK);
        Assert.All(replies.Where(reply => reply.Status != HttpStatusCode.OK), reply => Assert.Equal(HttpStatusCode.BadRequest, reply.Status));
        await stripe.EventAsync("checkout.session.completed");
    }

    [Fact]
    public async Task A_payment_of_another_amount_than_expected_is_rejected()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        var reply = await stripe.PostAsync($"/v1/payment_pages/{session.Text("id")}/confirm", "payment_method=pm_card_visa&expected_amount=1");

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Empty(await stripe.EventsAsync());
    }

    [Fact]
    public async Task An_open_session_can_be_expired()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var open = await stripe.CreateSessionAsync();
        var paid = await stripe.BuyAsync();

        var expired = await stripe.PostAsync($"/v1/checkout/sessions/{open.Text("id")}/expire");
        var refused = await stripe.PostAsync($"/v1/checkout/sessions/{paid.Text("id")}/expire");
        var late = await stripe.ConfirmAsync(open, "pm_card_visa");

        Assert.Equal(("expired", ""), (expired.Body.Text("status"), expired.Body.Text("url")));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (refused.Status, late.Status));
        Assert.Equal(open.Text("id"), (await stripe.EventAsync("checkout.session.expired")).Text("data.object.id"));
    }

    [Fact]
    public async Task A_session_expires_at_its_expiry_time()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        await stripe.ControlAsync("clock", new { advanceSeconds = 23 * 3600 });
        Assert.Equal("open", (await stripe.GetAsync($"/v1/checkout/sessions/{session.Text("id")}")).Body.Text("status"));
        await stripe.ControlAsync("clock", new { advanceSeconds = 3600 });

        await Eventually.IsTrueAsync(async () => (await stripe.EventTypesAsync()).Contains("checkout.session.expired"), "expiry");
        await stripe.BuyAsync();
    }

    [Fact]
    public async Task The_line_items_of_a_session_can_be_listed_and_expanded()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        var lines = await stripe.GetAsync($"/v1/checkout/sessions/{session.Text("id")}/line_items");
        var expanded = await stripe.GetAsync($"/v1/checkout/sessions/{session.Text("id")}?expand[0]=line_items.data.price.product");

        Assert.Equal(("50 credits", 4999, "one_time"), (lines.Body.Text("data.0.description"), lines.Body.Number("data.0.amount_total"), lines.Body.Text("data.0.price.type")));
        Assert.Equal("50 credits", expanded.Body.Text("line_items.data.0.price.product.name"));
        Assert.False(session.ContainsKey("line_items"));
    }

    [Fact]
    public async Task Sessions_are_found_by_status_and_by_payment_intent()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.CreateSessionAsync();
        var paid = await stripe.BuyAsync();

        var complete = await stripe.GetAsync("/v1/checkout/sessions?status=complete&created[gte]=0");
        var byIntent = await stripe.GetAsync($"/v1/checkout/sessions?payment_intent={paid.Text("payment_intent")}");
        var future = await stripe.GetAsync($"/v1/checkout/sessions?created[gt]={paid.Number("created") + 60}");

        Assert.Equal(paid.Text("id"), Assert.Single(complete.Data).Text("id"));
        Assert.Equal(paid.Text("id"), Assert.Single(byIntent.Data).Text("id"));
        Assert.Empty(future.Data);
    }

    [Fact]
    public async Task A_session_that_costs_nothing_needs_no_payment()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync("&line_items[0][price_data][unit_amount]=0");

        var confirmed = await stripe.ConfirmAsync(session, "pm_card_visa");

        Assert.Equal(("complete", "no_payment_required", ""), (confirmed.Body.Text("status"), confirmed.Body.Text("payment_status"), confirmed.Body.Text("payment_intent")));
    }

    [Fact]
    public async Task A_saved_card_is_attached_to_the_customer()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var customer = (await stripe.PostAsync("/v1/customers", "email=a@b.example")).Id;
        var session = await stripe.CreateSessionAsync($"&customer={customer}&payment_intent_data[setup_future_usage]=off_session");

        await stripe.ConfirmAsync(session, "pm_card_visa");
        var method = Assert.Single((await stripe.GetAsync($"/v1/payment_methods?customer={customer}")).Data).Text("id");
        var charged = await stripe.PostAsync("/v1/payment_intents", $"amount=500&currency=usd&customer={customer}&payment_method={method}&off_session=true&confirm=true");

        Assert.Equal("succeeded", charged.Body.Text("status"));
    }

    [Fact]
    public async Task An_unknown_session_returns_404()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var reply = await stripe.GetAsync("/v1/checkout/sessions/cs_test_nobody");

        Assert.Equal((HttpStatusCode.NotFound, "resource_missing"), (reply.Status, reply.Error.Text("code")));
    }
}
