using CreditFunctions.StripeSdk.Tests.Recording;
using Stripe;
using Stripe.Checkout;

namespace CreditFunctions.StripeSdk.Tests;

public sealed class Reading
{
    [Fact]
    public async Task A_session_is_read_whatever_else_is_in_it()
    {
        var session = await ReadSessionAsync(
            """
            {"id":"cs_test_1","object":"checkout.session","amount_subtotal":4999,"amount_total":5999,"currency":"usd","created":1800000000,
             "expires_at":"1800001800","livemode":true,"mode":"payment","payment_status":"paid","status":"complete","client_reference_id":"user_42",
             "metadata":{"purchase_id":"pur_01","note":"Zo\u00eb \ud83c\udf89"},"total_details":{"amount_discount":1,"amount_tax":1000,"amount_shipping":null},
             "url":null,"success_url":"https://a.example/?s={CHECKOUT_SESSION_ID}","payment_intent":"pi_1","customer":null,"brand_new":{"a":[1,{"b":null}]}}
            """);

        Assert.Equal(("cs_test_1", "checkout.session", 4999, 5999, "usd"), (session.Id, session.Object, session.AmountSubtotal, session.AmountTotal, session.Currency));
        Assert.Equal(("payment", "paid", "complete", "user_42", true), (session.Mode, session.PaymentStatus, session.Status, session.ClientReferenceId, session.Livemode));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1800000000).UtcDateTime, session.Created);
        Assert.Equal((DateTimeKind.Utc, DateTimeKind.Utc), (session.Created.Kind, session.ExpiresAt.Kind));
        Assert.Equal(TimeSpan.FromMinutes(30), session.ExpiresAt - session.Created);
        Assert.Equal("Zoë 🎉", session.Metadata["note"]);
        Assert.Equal((1, 1000, (long?)null), (session.TotalDetails.AmountDiscount, session.TotalDetails.AmountTax, session.TotalDetails.AmountShipping));
        Assert.Equal(("pi_1", null, null, null), (session.PaymentIntentId, session.PaymentIntent, session.CustomerId, session.Url));
        Assert.Equal("req_1", session.StripeResponse.RequestId);
    }

    [Fact]
    public async Task What_the_SDK_does_not_know_is_in_the_raw_JSON()
    {
        var session = await ReadSessionAsync("""{"id":"cs_test_1", "brand_new" : {"a":[1,2.50,"\u00eb"]},"payment_link":"plink_1"}""");

        Assert.Equal("""{"id":"cs_test_1", "brand_new" : {"a":[1,2.50,"\u00eb"]},"payment_link":"plink_1"}""", session.RawJsonElement!.Value.GetRawText());
    }

    [Fact]
    public async Task What_is_missing_is_null_or_1970()
    {
        var session = await ReadSessionAsync("{}");

        Assert.Equal((null, null, null, null), (session.Id, session.AmountTotal, session.Metadata, session.PaymentIntentId));
        Assert.Equal((DateTime.UnixEpoch, DateTime.UnixEpoch), (session.Created, session.ExpiresAt));
    }

    [Fact]
    public async Task A_time_too_large_for_seconds_is_in_milliseconds()
    {
        var session = await ReadSessionAsync("""{"created":1800000000250,"expires_at":5000000000}""");

        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1800000000250).UtcDateTime, session.Created);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(5000000000).UtcDateTime, session.ExpiresAt);
    }

    [Fact]
    public async Task Depth_is_allowed_up_to_128()
    {
        Assert.Equal("cs_test_1", (await ReadSessionAsync($$"""{"id":"cs_test_1","deep":{{new string('[', 127)}}{{new string(']', 127)}}}""")).Id);
        await Assert.ThrowsAsync<StripeException>(() => ReadSessionAsync($$"""{"id":"cs_test_1","deep":{{new string('[', 128)}}{{new string(']', 128)}}}"""));
    }

    [Fact]
    public async Task The_last_of_two_members_of_one_name_counts()
    {
        Assert.Equal("cs_test_2", (await ReadSessionAsync("""{"id":"cs_test_1","id":"cs_test_2"}""")).Id);
    }

    [Fact]
    public async Task An_expanded_object_gives_its_id_as_well()
    {
        var session = await ReadSessionAsync(
            """{"payment_intent":{"id":"pi_1","object":"payment_intent","amount":5999,"amount_received":5999,"currency":"usd","status":"succeeded","customer":"cus_1"},"customer":{"id":"cus_1","deleted":true}}""");

        Assert.Equal(("pi_1", "cus_1"), (session.PaymentIntentId, session.CustomerId));
        Assert.Equal((5999, 5999, "usd", "succeeded", "cus_1"), (session.PaymentIntent.Amount, session.PaymentIntent.AmountReceived, session.PaymentIntent.Currency, session.PaymentIntent.Status, session.PaymentIntent.CustomerId));
        Assert.True(session.Customer.Deleted);
    }

    [Fact]
    public async Task A_price_has_its_product_where_that_was_asked_for()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok(
            """{"id":"price_1","object":"price","active":true,"unit_amount":4999,"currency":"usd","type":"one_time","lookup_key":"small","product":{"id":"prod_1","name":"Small","active":true}}"""));

        var price = await stripe.Client().V1.Prices.GetAsync("price_1");

        Assert.Equal((4999, "usd", "one_time", "small", true), (price.UnitAmount, price.Currency, price.Type, price.LookupKey, price.Active));
        Assert.Equal(("prod_1", "Small", true), (price.ProductId, price.Product.Name, price.Product.Active));
    }

    [Fact]
    public async Task A_webhook_endpoint_says_what_it_is_subscribed_to()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok(
            """{"object":"list","has_more":false,"url":"/v1/webhook_endpoints","data":[{"id":"we_1","url":"https://a.example","status":"enabled","api_version":null,"enabled_events":["*"],"livemode":false}]}"""));

        var endpoints = await stripe.Client().V1.WebhookEndpoints.ListAsync();

        var endpoint = Assert.Single(endpoints);
        Assert.Equal(("we_1", "https://a.example", "enabled", null), (endpoint.Id, endpoint.Url, endpoint.Status, endpoint.ApiVersion));
        Assert.Equal(["*"], endpoint.EnabledEvents);
        Assert.Equal(("list", false, "/v1/webhook_endpoints"), (endpoints.Object, endpoints.HasMore, endpoints.Url));
        Assert.NotNull(endpoint.RawJsonElement);
        Assert.Null(endpoints.RawJsonElement);
    }

    [Fact]
    public async Task An_event_keeps_the_whole_of_what_happened()
    {
        var happened = await ReadEventAsync(
            """
            {"id": "evt_1", "object": "event", "api_version": "2020-08-27", "created": 1800000000, "livemode": true, "pending_webhooks": 2, "account": "acct_1",
             "type": "brand.new", "request": {"id": "req_9", "idempotency_key": "k"}, "data": {"object": {"object": "unheard_of", "amount": 4999, "name": "Zoë 🎉 <b>"}}}
            """);

        Assert.Equal(("evt_1", "event", "2020-08-27", "brand.new", "acct_1"), (happened.Id, happened.Object, happened.ApiVersion, happened.Type, happened.Account));
        Assert.Equal((true, 2, DateTimeOffset.FromUnixTimeSeconds(1800000000).UtcDateTime), (happened.Livemode, happened.PendingWebhooks, happened.Created));
        Assert.Equal(("req_9", "k"), (happened.Request.Id, happened.Request.IdempotencyKey));
        Assert.Equal(
            """{"object":{"object":"unheard_of","amount":4999,"name":"Zo\u00EB \uD83C\uDF89 \u003Cb\u003E"}}""",
            happened.RawJsonElement!.Value.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task An_event_from_before_2017_names_its_request_by_the_id_alone()
    {
        var happened = await ReadEventAsync("""{"id":"evt_1","request":"req_9"}""");

        Assert.Equal(("req_9", null), (happened.Request.Id, happened.Request.IdempotencyKey));
        Assert.Equal("""{"id":"evt_1","request":{"id":"req_9","idempotency_key":null}}""", happened.RawJsonElement!.Value.GetRawText());
    }

    private static async Task<Session> ReadSessionAsync(string body)
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok(body));
        return await stripe.Client().V1.Checkout.Sessions.GetAsync("cs_test_1");
    }

    private static async Task<Event> ReadEventAsync(string body)
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok(body));
        var happened = await stripe.Client().V1.Events.GetAsync("evt_1");
        Assert.Equal("/v1/events/evt_1", stripe.Request.Target);
        return happened;
    }
}
