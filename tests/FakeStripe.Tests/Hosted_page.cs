namespace CreditFunctions.FakeStripe.Tests;

public sealed class Hosted_page
{
    private const string Typed = "button=pay&email=ada@example.com&cardExpiry=12 / 34&cardCvc=123&billingName=Ada Example&cardNumber=";

    [Fact]
    public async Task The_page_shows_what_is_paid_and_that_it_is_a_simulation()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync("&line_items[0][price_data][product_data][name]=<b>50 credits</b>");

        var page = await stripe.GetAsync(Path(session));

        Assert.Contains("Simulation", page.Text, StringComparison.Ordinal);
        Assert.Contains("$49.99", page.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;50 credits&lt;/b&gt;", page.Text, StringComparison.Ordinal);
        Assert.Contains("https://shop.example/canceled", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_runs_under_a_policy_without_scripts_or_other_sites()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        var page = await stripe.GetAsync(Path(session));

        Assert.StartsWith("default-src 'none'; style-src 'self';", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.EndsWith("form-action 'self' https://shop.example", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("--accent", (await stripe.GetAsync("/c/checkout.css")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_pays_leads_back_to_the_shop()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        var reply = await stripe.PostAsync(Path(session), Typed + "4242 4242 4242 4242");

        Assert.Equal(HttpStatusCode.SeeOther, reply.Status);
        Assert.Equal($"https://shop.example/back?session_id={session.Text("id")}", reply.Header("Location"));
        Assert.Equal("ada@example.com", (await stripe.EventAsync("checkout.session.completed")).Text("data.object.customer_details.email"));
    }

    [Fact]
    public async Task The_buyer_goes_back_once_the_webhook_has_answered()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        await stripe.SubscribeAsync(receiver, "checkout.session.completed");
        var answer = new TaskCompletionSource();
        receiver.Held = answer.Task;
        var session = await stripe.CreateSessionAsync();

        var paying = stripe.PostAsync(Path(session), Typed + "4242424242424242");
        await receiver.SeeAsync("checkout.session.completed");

        Assert.False(paying.IsCompleted);
        answer.SetResult();
        Assert.Equal(HttpStatusCode.SeeOther, (await paying).Status);
    }

    [Fact]
    public async Task A_webhook_that_never_answers_does_not_keep_the_buyer()
    {
        await using var stripe = await StripeAccount.OpenAsync(StripeAccount.Options with { RedirectWait = TimeSpan.FromMilliseconds(100) });
        await using var receiver = await Receiver.OpenAsync();
        await stripe.SubscribeAsync(receiver, "checkout.session.completed");
        var never = new TaskCompletionSource();
        receiver.Held = never.Task;

        var reply = await stripe.PostAsync(Path(await stripe.CreateSessionAsync()), Typed + "4242424242424242");

        Assert.Equal(HttpStatusCode.SeeOther, reply.Status);
        never.SetResult();
    }

    [Fact]
    public async Task A_delivery_that_is_dropped_does_not_keep_the_buyer()
    {
        await using var stripe = await StripeAccount.OpenAsync(StripeAccount.Options with { RedirectWait = TimeSpan.FromMinutes(5) });
        await using var receiver = await Receiver.OpenAsync();
        await stripe.SubscribeAsync(receiver, "checkout.session.completed");
        await stripe.ControlAsync("deliveries", new { drop = true });

        var reply = await stripe.PostAsync(Path(await stripe.CreateSessionAsync()), Typed + "4242424242424242");

        Assert.Equal(HttpStatusCode.SeeOther, reply.Status);
        Assert.Empty(receiver.Received);
    }

    [Theory]
    [InlineData("4000000000000002", "Your card was declined.")]
    [InlineData("4000000000009995", "Your card has insufficient funds.")]
    [InlineData("4012888888881881", "Your card was declined. This is a simulation: use one of the test cards.")]
    public async Task A_card_that_does_not_pay_says_why_and_may_be_tried_again(string card, string message)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        var declined = await stripe.PostAsync(Path(session), Typed + card);
        var paid = await stripe.PostAsync(Path(session), Typed + "4242424242424242");

        Assert.Contains($"""role="alert">{message}</p>""", declined.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"ada@example.com\"", declined.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, paid.Status);
    }

    [Theory]
    [InlineData("cardNumber=4242424242424241", "cardNumber")]
    [InlineData("cardNumber=", "cardNumber")]
    [InlineData("cardExpiry=12 / 20", "cardExpiry")]
    [InlineData("cardExpiry=13 / 34", "cardExpiry")]
    [InlineData("cardCvc=12", "cardCvc")]
    [InlineData("billingName=", "billingName")]
    [InlineData("email=ada", "email")]
    public async Task A_field_that_is_wrong_is_marked(string wrong, string field)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var fields = (Typed + "4242424242424242").Split('&').Where(part => !part.StartsWith(wrong.Split('=')[0] + "=", StringComparison.Ordinal)).Append(wrong);

        var page = await stripe.PostAsync(Path(await stripe.CreateSessionAsync()), string.Join('&', fields));

        Assert.Contains($"id=\"{field}-problem\"", page.Text, StringComparison.Ordinal);
        Assert.Empty(await stripe.EventsAsync());
    }

    [Fact]
    public async Task A_test_card_is_filled_in_by_one_click()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var page = await stripe.PostAsync(Path(await stripe.CreateSessionAsync()), "button=card:4000000000000002&email=ada@example.com");

        Assert.Contains("value=\"4000 0000 0000 0002\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"ada@example.com\"", page.Text, StringComparison.Ordinal);
        Assert.Empty(await stripe.EventsAsync());
    }

    [Theory]
    [InlineData("authenticate", HttpStatusCode.SeeOther, "checkout.session.completed")]
    [InlineData("refuse", HttpStatusCode.OK, "payment_intent.requires_action")]
    public async Task A_card_may_ask_whether_it_is_you(string button, HttpStatusCode status, string last)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        var question = await stripe.PostAsync(Path(session), Typed + "4000002500003155");
        var answered = await stripe.PostAsync(Path(session), Typed.Replace("button=pay", "button=" + button, StringComparison.Ordinal) + "4000002500003155");

        Assert.Contains("3D Secure", question.Text, StringComparison.Ordinal);
        Assert.Equal((status, last), (answered.Status, (await stripe.EventTypesAsync())[^1]));
    }

    [Theory]
    [InlineData("000123456789", "checkout.session.async_payment_succeeded")]
    [InlineData("000111111116", "checkout.session.async_payment_failed")]
    public async Task A_bank_debit_is_offered_and_settles_later(string account, string outcome)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync("&customer_email=ada@example.com");
        Assert.Contains($"value=\"bank:{account}\"", (await stripe.GetAsync(Path(session))).Text, StringComparison.Ordinal);

        var reply = await stripe.PostAsync(Path(session), $"button=bank:{account}");
        await stripe.ControlAsync("settle", new { });

        Assert.Equal(HttpStatusCode.SeeOther, reply.Status);
        Assert.Equal("unpaid", (await stripe.EventAsync("checkout.session.completed")).Text("data.object.payment_status"));
        await stripe.EventAsync(outcome);
    }

    [Fact]
    public async Task A_session_for_cards_only_offers_no_bank_debit()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var page = await stripe.GetAsync(Path(await stripe.CreateSessionAsync("&payment_method_types[]=card")));

        Assert.DoesNotContain("bank:", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_over_says_so_and_leads_back()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var paid = await stripe.BuyAsync();
        var expired = await stripe.CreateSessionAsync();
        await stripe.PostAsync($"/v1/checkout/sessions/{expired.Text("id")}/expire");

        Assert.Contains($"href=\"https://shop.example/back?session_id={paid.Text("id")}\"", (await stripe.GetAsync(Path(paid))).Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://shop.example/canceled\"", (await stripe.GetAsync(Path(expired))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await stripe.PostAsync(Path(paid), Typed + "4242424242424242")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stripe.GetAsync("/c/pay/cs_test_nobody")).Status);
        await stripe.EventAsync("checkout.session.completed");
    }

    [Fact]
    public async Task A_promotion_code_lowers_what_is_paid_where_codes_are_allowed()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync("&allow_promotion_codes=true");

        var wrong = await stripe.PostAsync(Path(session), "button=promotion&promotionCode=NONE");
        var right = await stripe.PostAsync(Path(session), "button=promotion&promotionCode=take10&email=ada@example.com");
        await stripe.PostAsync(Path(session), Typed + "4242424242424242");

        Assert.Contains("id=\"promotionCode-problem\"", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("-$4.99", right.Text, StringComparison.Ordinal);
        var completed = (await stripe.EventAsync("checkout.session.completed"))["data"]!["object"]!;
        Assert.Equal((4999, 4500, 499), (completed.Number("amount_subtotal"), completed.Number("amount_total"), completed.Number("total_details.amount_discount")));
        Assert.Equal(4500, (await stripe.EventAsync("charge.succeeded")).Number("data.object.amount"));
    }

    [Fact]
    public async Task With_everything_off_the_order_is_completed_without_a_card()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync("&allow_promotion_codes=true");

        var page = await stripe.PostAsync(Path(session), "button=promotion&promotionCode=TAKE100");
        var done = await stripe.PostAsync(Path(session), "button=pay&email=ada@example.com");

        Assert.Contains("Complete order", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.Equal("no_payment_required", (await stripe.EventAsync("checkout.session.completed")).Text("data.object.payment_status"));
    }

    [Fact]
    public async Task Where_codes_are_not_allowed_none_is_taken()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        await stripe.PostAsync(Path(session), "button=promotion&promotionCode=TAKE10");

        Assert.DoesNotContain("promotionCode", (await stripe.GetAsync(Path(session))).Text, StringComparison.Ordinal);
        Assert.Equal(4999, (await stripe.GetAsync($"/v1/checkout/sessions/{session.Text("id")}")).Body.Number("amount_total"));
    }

    [Fact]
    public async Task The_first_page_shows_what_happened()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync(500);
        await stripe.SubscribeAsync(receiver, "checkout.session.completed");
        Assert.Contains("None yet.", (await stripe.GetAsync("/")).Text, StringComparison.Ordinal);
        var session = await stripe.BuyAsync();
        await receiver.SeeAsync("checkout.session.completed", times: 2);

        var page = await Eventually.SeeAsync(
            async () => await stripe.GetAsync("/") is { } seen && seen.Text.Contains("failed 500, delivered 200", StringComparison.Ordinal) ? seen : null,
            "both attempts");

        Assert.Contains(session.Text("id"), page.Text, StringComparison.Ordinal);
    }

    private static string Path(JsonObject session) => $"/c/pay/{session.Text("id")}";
}
