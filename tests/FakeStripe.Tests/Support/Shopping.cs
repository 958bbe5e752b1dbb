namespace CreditFunctions.FakeStripe.Tests.Support;

/// <summary>The steps that most stories begin with.</summary>
internal static class Shopping
{
    public const string SmallPack =
        "mode=payment&success_url=https://shop.example/back?session_id={CHECKOUT_SESSION_ID}&cancel_url=https://shop.example/canceled"
        + "&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=4999"
        + "&line_items[0][price_data][product_data][name]=50 credits&line_items[0][quantity]=1"
        + "&metadata[purchase_id]=p1&payment_intent_data[metadata][purchase_id]=p1";

    public static async Task<JsonObject> CreateSessionAsync(this StripeAccount stripe, string more = "")
    {
        var reply = await stripe.PostAsync("/v1/checkout/sessions", SmallPack + more);
        Assert.True(reply.Status == HttpStatusCode.OK, reply.Text);
        return reply.Body;
    }

    public static Task<Reply> ConfirmAsync(this StripeAccount stripe, JsonObject session, string method) =>
        stripe.PostAsync($"/v1/payment_pages/{session.Text("id")}/confirm", $"payment_method={method}&expected_amount={session.Number("amount_total")}");

    /// <summary>A paid session, as the API shows it afterwards.</summary>
    public static async Task<JsonObject> BuyAsync(this StripeAccount stripe, string method = "pm_card_visa")
    {
        var session = await stripe.CreateSessionAsync();
        var paid = await stripe.ConfirmAsync(session, method);
        Assert.True(paid.Status == HttpStatusCode.OK, paid.Text);
        return (await stripe.GetAsync($"/v1/checkout/sessions/{session.Text("id")}")).Body;
    }

    public static Task<Reply> RefundAsync(this StripeAccount stripe, JsonObject session, long? amount = null) =>
        stripe.PostAsync("/v1/refunds", $"payment_intent={session.Text("payment_intent")}{(amount is null ? "" : $"&amount={amount}")}");

    /// <summary>All events so far, oldest first.</summary>
    public static async Task<IReadOnlyList<JsonObject>> EventsAsync(this StripeAccount stripe, string filter = "") =>
        [.. (await stripe.GetAsync($"/v1/events?limit=100{filter}")).Data.Reverse()];

    public static async Task<JsonObject> EventAsync(this StripeAccount stripe, string type) =>
        Assert.Single(await stripe.EventsAsync($"&type={type}"));

    public static async Task<IReadOnlyList<string>> EventTypesAsync(this StripeAccount stripe) =>
        [.. (await stripe.EventsAsync()).Select(happened => happened.Text("type"))];
}
