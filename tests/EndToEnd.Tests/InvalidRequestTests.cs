using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class InvalidRequestTests
{
    [Theory]
    [InlineData("""{"creditPack":"huge"}""", 404, "unknown-pack")]
    [InlineData("""{"creditPack":"small","currency":"eur"}""", 404, "unknown-pack")]
    [InlineData("""{"creditPack":"custom","credits":9}""", 400, "credits-out-of-range")]
    [InlineData("""{"creditPack":"custom","credits":1001}""", 400, "credits-out-of-range")]
    [InlineData("""{"creditPack":"custom","credits":1.5}""", 400, "invalid-request")]
    [InlineData("""{"creditPack":"custom"}""", 400, "invalid-request")]
    [InlineData("""{"creditPack":"small","credits":50}""", 400, "invalid-request")]
    [InlineData("""{"creditPack":"small","price":1}""", 400, "invalid-request")]
    [InlineData("""{"creditPack":"small","creditPack":"large"}""", 400, "invalid-request")]
    [InlineData("""{"creditPack":null}""", 400, "invalid-request")]
    [InlineData("""{}""", 400, "invalid-request")]
    [InlineData("null", 400, "invalid-request")]
    [InlineData("[]", 400, "invalid-request")]
    [InlineData("{", 400, "invalid-request")]
    [InlineData("", 400, "invalid-request")]
    public async Task An_invalid_checkout_request_is_rejected_with_the_reason(string body, int status, string slug)
    {
        var shop = await Shop.SharedAsync();
        using var request = Post("api/credits/checkout-session", body, shop.App.IssueToken("carol"));

        using var answer = await shop.Anyone.SendAsync(request);

        await Problem.IsAsync(answer, (HttpStatusCode)status, slug);
    }

    [Fact]
    public async Task A_custom_number_of_credits_outside_the_limits_is_rejected_with_the_limits()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await shop.NewBuyer().StartAsync(new { creditPack = "custom", credits = 1 });

        var problem = await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "credits-out-of-range");
        Assert.Equal((10, 1000, 1), (problem["minCredits"]!.GetValue<int>(), problem["maxCredits"]!.GetValue<int>(), problem["step"]!.GetValue<int>()));
        Assert.True(problem.TryGetPropertyValue("nearestLower", out var lower) && lower is null);
        Assert.Equal(10, problem["nearestHigher"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_request_body_over_the_size_limit_is_rejected()
    {
        var shop = await Shop.SharedAsync();
        using var request = Post("api/credits/checkout-session", new string(' ', 20_000), shop.App.IssueToken("carol"));

        using var answer = await shop.Anyone.SendAsync(request);

        await Problem.IsAsync(answer, HttpStatusCode.RequestEntityTooLarge, "payload-too-large");
    }

    [Theory]
    [InlineData("api/credits/balance")]
    [InlineData("api/credits/checkout-session/cs_test_1")]
    public async Task A_request_without_a_token_is_rejected(string path)
    {
        var shop = await Shop.SharedAsync();

        using var answer = await shop.Anyone.GetAsync(path);

        await Problem.IsAsync(answer, HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).ToString());
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer nonsense")]
    [InlineData("Basic YTpi")]
    public async Task A_request_with_a_malformed_token_is_rejected(string header)
    {
        var shop = await Shop.SharedAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/credits/balance");
        request.Headers.TryAddWithoutValidation("Authorization", header);

        using var answer = await shop.Anyone.SendAsync(request);

        await Problem.IsAsync(answer, HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task An_idempotency_key_that_is_too_long_is_rejected()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await shop.NewBuyer().StartAsync(new { creditPack = "small" }, idempotencyKey: new string('k', 256));

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
    }

    private static HttpRequestMessage Post(string path, string body, string token) => new(HttpMethod.Post, path)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };
}
