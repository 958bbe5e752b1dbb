using System.Text.Json;
using CreditFunctions.StripeSdk.Tests.Recording;
using Stripe;

namespace CreditFunctions.StripeSdk.Tests;

public sealed class Request_headers
{
    [Fact]
    public async Task The_key_and_the_versions_go_with_every_request()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok());

        await stripe.Client().V1.Checkout.Sessions.GetAsync("cs_test_1");

        Assert.Equal("Bearer sk_test_123", stripe.Request.Header("Authorization"));
        Assert.Equal("2026-07-29.dahlia", stripe.Request.Header("Stripe-Version"));
        Assert.Equal("Stripe/V1 .NetBindings/52.2.0", WithoutAgent(stripe.Request.Header("User-Agent")));
        Assert.Equal("2026-07-29.dahlia", StripeConfiguration.ApiVersion);
        Assert.Equal("52.2.0", StripeConfiguration.StripeNetVersion);
    }

    [Fact]
    public async Task The_client_describes_itself_as_JSON()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok());

        await stripe.Client().V1.Checkout.Sessions.GetAsync("cs_test_1");

        var client = JsonElement.Parse(stripe.Request.Header("X-Stripe-Client-User-Agent")!);
        Assert.Equal("52.2.0", client.GetProperty("bindings_version").GetString());
        Assert.Equal(".net", client.GetProperty("lang").GetString());
        Assert.Equal("net9.0", client.GetProperty("stripe_net_target_framework").GetString());
        Assert.Equal($".NET {Environment.Version}", client.GetProperty("lang_version").GetString());
        Assert.False(client.TryGetProperty("application", out _));
    }

    [Fact]
    public async Task An_application_that_names_itself_is_in_both_descriptions()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok());
        var shop = new AppInfo { Name = "CreditShop", Version = "1.2", Url = "https://app.example" };

        await stripe.Client(appInfo: shop).V1.Checkout.Sessions.GetAsync("cs_test_1");

        Assert.Equal("Stripe/V1 .NetBindings/52.2.0 CreditShop/1.2 (https://app.example)", WithoutAgent(stripe.Request.Header("User-Agent")));
        Assert.Equal(
            """{"name":"CreditShop","partner_id":null,"version":"1.2","url":"https://app.example"}""",
            JsonElement.Parse(stripe.Request.Header("X-Stripe-Client-User-Agent")!).GetProperty("application").GetRawText());
    }

    [Fact]
    public async Task A_given_idempotency_key_is_sent_as_it_is()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok());

        await stripe.Client().V1.Checkout.Sessions.CreateAsync(A.Session(), new RequestOptions { IdempotencyKey = "checkout:pur_01:1" });

        Assert.Equal("checkout:pur_01:1", stripe.Request.Header("Idempotency-Key"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_create_without_a_key_gets_a_new_one_each_time(string? key)
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok());
        var client = stripe.Client();

        await client.V1.Checkout.Sessions.CreateAsync(A.Session(), new RequestOptions { IdempotencyKey = key });
        await client.V1.Checkout.Sessions.CreateAsync(A.Session());

        var keys = stripe.Requests.Select(request => request.Header("Idempotency-Key")!).ToArray();
        Assert.All(keys, sent => Assert.True(Guid.TryParseExact(sent, "D", out _), sent));
        Assert.NotEqual(keys[0], keys[1]);
    }

    [Fact]
    public async Task A_read_has_no_idempotency_key()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok());

        await stripe.Client().V1.Checkout.Sessions.GetAsync("cs_test_1");

        Assert.Null(stripe.Request.Header("Idempotency-Key"));
    }

    [Theory]
    [InlineData("", "API key cannot be the empty string. (Parameter 'ApiKey')")]
    [InlineData("sk_test 123", "API key cannot contain whitespace. (Parameter 'ApiKey')")]
    [InlineData("sk_test_123\n", "API key cannot contain whitespace. (Parameter 'ApiKey')")]
    public void A_key_that_cannot_be_one_is_refused_at_once(string key, string message)
    {
        var refused = Assert.Throws<ArgumentException>(() => new StripeClient(new StripeClientOptions { ApiKey = key }));

        Assert.Equal(message, refused.Message);
    }

    [Fact]
    public async Task A_missing_key_is_noticed_before_anything_is_sent()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok());

        var refused = await Assert.ThrowsAsync<StripeException>(() => stripe.Client(apiKey: null).V1.Checkout.Sessions.GetAsync("cs_test_1"));

        Assert.StartsWith("No API key provided.", refused.Message, StringComparison.Ordinal);
        Assert.Empty(stripe.Requests);
    }

    [Fact]
    public void Without_more_said_the_client_talks_to_Stripe_and_retries_twice()
    {
        var client = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_123" });

        Assert.Equal("https://api.stripe.com", client.ApiBase);
        Assert.Equal(2, Assert.IsType<SystemNetHttpClient>(client.HttpClient).MaxNetworkRetries);
        Assert.Equal(TimeSpan.FromSeconds(80), SystemNetHttpClient.BuildDefaultSystemNetHttpClient().Timeout);
    }

    /// <summary>The real one adds the name of the coding agent it finds itself run by.</summary>
    private static string? WithoutAgent(string? userAgent) => userAgent?.Split(" AIAgent/")[0];
}
