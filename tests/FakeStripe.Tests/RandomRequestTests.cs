using Xunit.Abstractions;

namespace CreditFunctions.FakeStripe.Tests;

public sealed class RandomRequestTests(ITestOutputHelper output)
{
    private static readonly string[] Paths =
    [
        "/v1/checkout/sessions", "/v1/checkout/sessions/{session}", "/v1/checkout/sessions/{session}/expire", "/v1/payment_pages/{session}/confirm",
        "/v1/payment_intents", "/v1/payment_intents/{intent}/confirm", "/v1/payment_intents/{intent}/cancel", "/v1/payment_methods", "/v1/refunds",
        "/v1/disputes/{session}", "/v1/customers", "/v1/products", "/v1/prices", "/v1/webhook_endpoints", "/v1/events/{session}/retry",
        "/_fake/clock", "/_fake/settle", "/_fake/deliveries", "/_fake/disputes", "/_fake/refunds", "/_fake/faults", "/_fake/events", "/_fake/objects", "/_fake/roll_secret",
        "/c/pay/{session}",
    ];

    private static readonly string[] Names =
    [
        "mode", "success_url", "line_items", "line_items[0]", "line_items[0][quantity]", "line_items[][price_data]", "line_items[0][price_data][currency]",
        "line_items[x][price]", "metadata", "metadata[a]", "metadata[", "metadata[]", "amount", "currency", "customer", "payment_method", "payment_intent",
        "expires_at", "expand", "expand[]", "type", "card", "card[token]", "name", "unit_amount", "recurring", "url", "enabled_events", "enabled_events[]",
        "evidence", "evidence[uncategorized_text]", "shipping", "payment_intent_data", "payment_intent_data[shipping]", "billing_details", "billing_details[address]",
        "button", "cardNumber", "cardExpiry", "cardCvc", "email", "billingName", "[", "]", "[]", "[a]", "", "product_data", "product_data[name]", "confirm", "off_session",
    ];

    private static readonly string[] Values =
    [
        "", "0", "-1", "1", "4999", "99999999999999999999", "9223372036854775807", "true", "usd", "payment", "card", "tok_visa", "pm_card_visa", "pm_card_createDispute",
        "https://shop.example", "{session}", "{intent}", "*", "a b", "%00", "%F0%9F%8E%89", "%ED%A0%80", "[]", "4242424242424242", "99 / 99", "pay", "card:", "bank:", "bank:000123456789",
        "{}", "[1]", """{"id":"{session}","set":{"amount_total":-5}}""", """{"paymentIntent":"{intent}","amount":-5,"status":"won"}""", """{"type":7,"object":[]}""", """{"advanceSeconds":1e99}""",
    ];

    [Fact]
    public async Task Random_requests_never_cause_a_500()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using var stripe = await StripeAccount.OpenAsync();
        var session = (await stripe.CreateSessionAsync()).Text("id");
        var intent = (await stripe.PostAsync("/v1/payment_intents", "amount=2000&currency=usd")).Id;

        for (var call = 0; call < 1500; call++)
        {
            var path = Fill(Pick(random, Paths));
            var body = path.StartsWith("/_fake", StringComparison.Ordinal) ? Fill(Pick(random, Values)) : Form(random);
            var reply = await stripe.PostAsync(path, body);
            Assert.True((int)reply.Status < 500, $"{path} {body}: {reply.Text}");
            await stripe.DeleteAsync("/_fake/faults");
        }

        string Fill(string text) => text.Replace("{session}", session, StringComparison.Ordinal).Replace("{intent}", intent, StringComparison.Ordinal);
        string Form(Random from) => Fill(string.Join('&', Enumerable.Range(0, from.Next(6)).Select(_ => $"{Pick(from, Names)}={Pick(from, Values)}")));
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
