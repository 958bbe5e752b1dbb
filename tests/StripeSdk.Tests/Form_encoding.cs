using CreditFunctions.StripeSdk.Tests.Recording;
using Stripe;
using Stripe.Checkout;

namespace CreditFunctions.StripeSdk.Tests;

public sealed class Form_encoding
{
    private static readonly DateTime Noon = DateTimeOffset.FromUnixTimeSeconds(1800000000).UtcDateTime;

    [Fact]
    public async Task A_session_is_created_with_these_bytes()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok());

        await stripe.Client().V1.Checkout.Sessions.CreateAsync(A.Session());

        Assert.Equal("POST", stripe.Request.Method);
        Assert.Equal("/v1/checkout/sessions", stripe.Request.Target);
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", stripe.Request.Header("Content-Type"));
        Assert.Equal("972", stripe.Request.Header("Content-Length"));
        Assert.Equal(A.SessionInBytes, stripe.Request.Body);
    }

    [Fact]
    public async Task Every_other_field_of_a_session_has_its_place_in_the_order()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok());

        await stripe.Client().V1.Checkout.Sessions.CreateAsync(new SessionCreateOptions
        {
            UiMode = "hosted_page",
            PaymentMethodTypes = ["card", "link"],
            Locale = "auto",
            ExcludedPaymentMethodTypes = ["klarna"],
            CustomerEmail = "a+b@example.com",
            Customer = "cus_1",
            LineItems = [new() { Price = "price_1", Quantity = 2 }, new() { Price = "price_2", Quantity = 1 }],
            PaymentIntentData = new() { ReceiptEmail = "c@example.com", Description = "50 credits" },
        });

        Assert.Equal(
            "customer=cus_1&customer_email=a%2Bb%40example.com&excluded_payment_method_types[0]=klarna" +
            "&line_items[0][price]=price_1&line_items[0][quantity]=2&line_items[1][price]=price_2&line_items[1][quantity]=1" +
            "&locale=auto&payment_intent_data[description]=50+credits&payment_intent_data[receipt_email]=c%40example.com" +
            "&payment_method_types[0]=card&payment_method_types[1]=link&ui_mode=hosted_page",
            stripe.Request.Body);
    }

    [Theory]
    [InlineData("a", "", "metadata[a]=")]
    [InlineData("a", null, "metadata[a]=")]
    [InlineData("a[b]", "1", "metadata[a][b]=1")]
    [InlineData("a b", "c d", "metadata[a+b]=c+d")]
    [InlineData("a.b-c_d!e*f(g)", "~'\"<>", "metadata[a.b-c_d!e*f(g)]=%7E%27%22%3C%3E")]
    [InlineData("k", "ünï 🎉 [x]", "metadata[k]=%C3%BCn%C3%AF+%F0%9F%8E%89+[x]")]
    [InlineData("k", "a&b=c#d?e/f%g+h", "metadata[k]=a%26b%3Dc%23d%3Fe%2Ff%25g%2Bh")]
    [InlineData("k", "line\r\nbreak", "metadata[k]=line%0D%0Abreak")]
    public async Task Text_is_escaped_and_brackets_stay(string key, string? value, string expected)
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok());

        await stripe.Client().V1.Checkout.Sessions.CreateAsync(new SessionCreateOptions { Metadata = new() { [key] = value } });

        Assert.Equal(expected, stripe.Request.Body);
    }

    [Fact]
    public async Task An_empty_list_clears_and_an_empty_dictionary_says_nothing()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok());

        await stripe.Client().V1.Checkout.Sessions.CreateAsync(new SessionCreateOptions { PaymentMethodTypes = [], Metadata = [] });

        Assert.Equal("payment_method_types=", stripe.Request.Body);
    }

    [Fact]
    public async Task A_post_without_options_still_says_that_it_is_a_form()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok());

        await stripe.Client().V1.Checkout.Sessions.ExpireAsync("cs_test_1");

        Assert.Equal("/v1/checkout/sessions/cs_test_1/expire", stripe.Request.Target);
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", stripe.Request.Header("Content-Type"));
        Assert.Equal("0", stripe.Request.Header("Content-Length"));
    }

    [Fact]
    public async Task A_customer_is_created_with_these_bytes()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok("""{"id":"cus_1"}"""));

        await stripe.Client().V1.Customers.CreateAsync(new CustomerCreateOptions
        {
            Name = "Zoë",
            Metadata = new() { ["user_id"] = "auth0|1" },
            Email = "a@example.com",
            Description = "buyer",
        });

        Assert.Equal("/v1/customers", stripe.Request.Target);
        Assert.Equal("description=buyer&email=a%40example.com&metadata[user_id]=auth0%7C1&name=Zo%C3%AB", stripe.Request.Body);
    }

    public static TheoryData<string, Func<StripeClient, Task>> Reads() => new()
    {
        { "/v1/checkout/sessions/cs_test_1", client => client.V1.Checkout.Sessions.GetAsync("cs_test_1") },
        { "/v1/checkout/sessions/cs_test_1?expand[0]=line_items", client => client.V1.Checkout.Sessions.GetAsync("cs_test_1", new() { Expand = ["line_items"] }) },
        { "/v1/checkout/sessions/a%2Fb+%3Fc", client => client.V1.Checkout.Sessions.GetAsync("a/b ?c") },
        {
            "/v1/checkout/sessions?created[gte]=1800000000&status=complete&limit=100&starting_after=cs_test_0",
            client => client.V1.Checkout.Sessions.ListAsync(new() { Created = new DateRangeOptions { GreaterThanOrEqual = Noon }, Status = "complete", Limit = 100, StartingAfter = "cs_test_0" })
        },
        {
            "/v1/checkout/sessions?created[gt]=1800000000&created[lt]=1800000002&created[lte]=1800000001&customer=cus_1&payment_intent=pi_1",
            client => client.V1.Checkout.Sessions.ListAsync(new()
            {
                PaymentIntent = "pi_1",
                Customer = "cus_1",
                Created = new DateRangeOptions { GreaterThan = Noon, LessThanOrEqual = Noon.AddSeconds(1), LessThan = Noon.AddSeconds(2) },
            })
        },
        { "/v1/checkout/sessions?created=1800000000", client => client.V1.Checkout.Sessions.ListAsync(new() { Created = Noon }) },
        { "/v1/checkout/sessions", client => client.V1.Checkout.Sessions.ListAsync() },
        { "/v1/checkout/sessions", client => client.V1.Checkout.Sessions.ListAsync(new() { Created = new AnyOf<DateTime?, DateRangeOptions>((DateTime?)null) }) },
        {
            "/v1/events?delivery_success=false&types[0]=checkout.session.completed&types[1]=charge.refunded&limit=100&ending_before=evt_1",
            client => client.V1.Events.ListAsync(new() { DeliverySuccess = false, Types = ["checkout.session.completed", "charge.refunded"], Limit = 100, EndingBefore = "evt_1" })
        },
        { "/v1/events?type=charge.refunded", client => client.V1.Events.ListAsync(new() { Type = "charge.refunded" }) },
        { "/v1/webhook_endpoints?limit=100", client => client.V1.WebhookEndpoints.ListAsync(new() { Limit = 100 }) },
        { "/v1/prices/price_1?expand[0]=product", client => client.V1.Prices.GetAsync("price_1", new() { Expand = ["product"] }) },
        { "/v1/payment_intents/pi_1", client => client.V1.PaymentIntents.GetAsync("pi_1") },
        { "/v1/customers/cus_1", client => client.V1.Customers.GetAsync("cus_1") },
    };

    [Theory]
    [MemberData(nameof(Reads), DisableDiscoveryEnumeration = true)]
    public async Task A_read_asks_for_this_target(string target, Func<StripeClient, Task> read)
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok("""{"id":"x","data":[]}"""));

        await read(stripe.Client());

        Assert.Equal("GET", stripe.Request.Method);
        Assert.Equal(target, stripe.Request.Target);
        Assert.Equal("", stripe.Request.Body);
        Assert.Null(stripe.Request.Header("Content-Type"));
    }
}
