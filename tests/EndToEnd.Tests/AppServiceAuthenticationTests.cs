using System.Net;
using System.Text;
using System.Text.Json;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class AppServiceAuthenticationTests
{
    [Theory]
    [InlineData("true", "True", HttpStatusCode.OK)]
    [InlineData("true", null, HttpStatusCode.Unauthorized)]
    [InlineData("false", "True", HttpStatusCode.Unauthorized)]
    [InlineData(null, "True", HttpStatusCode.Unauthorized)]
    public async Task A_principal_of_App_Service_is_accepted_only_if_both_switches_are_on(string? ours, string? platforms, HttpStatusCode expected)
    {
        await using var shop = await OpenAsync(ours, platforms);

        using var answer = await BalanceAsync(shop, Principal(shop.App.Url.GetLeftPart(UriPartial.Authority)), token: null);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_takes_precedence_over_the_principal_and_an_invalid_token_is_rejected()
    {
        await using var shop = await OpenAsync("true", "True");
        var alice = Principal(shop.App.Url.GetLeftPart(UriPartial.Authority));
        await new Backend(shop).AdjustAsync("bob", "k", 7);

        using var bobs = await BalanceAsync(shop, alice, shop.App.IssueToken("bob"));
        using var nobodys = await BalanceAsync(shop, alice, "not.a.token");
        using var strangers = await BalanceAsync(shop, Principal("https://other.example"), token: null);

        Assert.Contains("\"balance\":7", await bobs.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Problem.IsAsync(nobodys, HttpStatusCode.Unauthorized, "unauthorized");
        await Problem.IsAsync(strangers, HttpStatusCode.Unauthorized, "unauthorized");
    }

    /// <summary>A form of somebody else's page would carry the cookie by which the platform knows the user.</summary>
    [Theory]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("text/plain", HttpStatusCode.Unauthorized)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.Unauthorized)]
    public async Task A_form_post_of_another_site_cannot_start_a_checkout(string contentType, HttpStatusCode expected)
    {
        await using var shop = await OpenAsync("true", "True");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/credits/checkout-session")
        {
            Headers = { { "X-MS-CLIENT-PRINCIPAL", Principal(shop.App.Url.GetLeftPart(UriPartial.Authority)) } },
            Content = new StringContent("""{"creditPack":"small"}""", Encoding.UTF8, contentType),
        };

        using var answer = await shop.Anyone.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    private static Task<Shop> OpenAsync(string? ours, string? platforms) => Shop.OpenAsync(new LocalHostOptions
    {
        Settings = new Dictionary<string, string?> { ["Auth__AppServicePrincipal"] = ours, ["WEBSITE_AUTH_ENABLED"] = platforms }
            .Where(setting => setting.Value is not null).ToDictionary(),
    });

    private static string Principal(string issuer) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new
    {
        auth_typ = "oidc",
        claims = new[] { new { typ = "iss", val = issuer }, new { typ = "sub", val = "alice" } },
    }));

    private static async Task<HttpResponseMessage> BalanceAsync(Shop shop, string principal, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/credits/balance") { Headers = { { "X-MS-CLIENT-PRINCIPAL", principal } } };
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        return await shop.Anyone.SendAsync(request);
    }
}
