using System.Net.Http.Headers;
using System.Text;

namespace CreditFunctions.FakeStripe.Tests;

public sealed class ApiKeyTests
{
    [Theory]
    [InlineData("Bearer", "sk_test_abc")]
    [InlineData("Bearer", "rk_test_abc")]
    [InlineData("bearer", "sk_test_abc")]
    public async Task A_test_key_is_accepted(string scheme, string key)
    {
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(scheme, key)).Status);
    }

    [Fact]
    public async Task An_API_key_is_accepted_as_the_user_name_of_basic_authentication()
    {
        var reply = await AskAsync("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("sk_test_abc:")));

        Assert.Equal(HttpStatusCode.OK, reply.Status);
    }

    [Theory]
    [InlineData("Bearer", "sk_live_abc")]
    [InlineData("Bearer", "pk_test_abc")]
    [InlineData("Bearer", "")]
    [InlineData("Basic", "%%%")]
    [InlineData("Digest", "sk_test_abc")]
    public async Task An_invalid_API_key_is_rejected_with_the_error_of_Stripe(string scheme, string key)
    {
        var reply = await AskAsync(scheme, key);

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.Equal("invalid_request_error", reply.Error.Text("type"));
        Assert.StartsWith("req_", reply.Header("Request-Id"), StringComparison.Ordinal);
        Assert.DoesNotContain("sk_live_abc", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_has_the_API_version_of_its_request()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/events");
        request.Headers.Add("Stripe-Version", "2025-01-27.acacia");

        Assert.Equal("2025-01-27.acacia", (await stripe.SendAsync(request)).Header("Stripe-Version"));
    }

    [Fact]
    public async Task An_unknown_path_returns_the_404_of_Stripe()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var reply = await stripe.PostAsync("/v1/charges", "amount=100");

        Assert.Equal(HttpStatusCode.NotFound, reply.Status);
        Assert.StartsWith("Unrecognized request URL (POST: /v1/charges)", reply.Error.Text("message"), StringComparison.Ordinal);
    }

    private static async Task<Reply> AskAsync(string scheme, string key)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        stripe.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, key);
        return await stripe.GetAsync("/v1/events");
    }
}
