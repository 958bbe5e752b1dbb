using System.Net;
using System.Text.RegularExpressions;
using CreditFunctions.LocalHost.Tests.Scenario;

namespace CreditFunctions.LocalHost.Tests.Http;

public sealed partial class StaticPagesTests
{
    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/config.js", "text/javascript")]
    public async Task The_frontend_has_a_content_security_policy_and_is_revalidated(string path, string contentType)
    {
        await using var app = await TestApps.Alone().StartAsync();
        using var client = app.Client();

        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/ops.html")]
    public async Task The_policy_of_the_server_allows_the_connections_that_the_policy_of_a_page_allows(string path)
    {
        await using var app = await TestApps.Alone().StartAsync();
        using var client = app.Client();

        using var response = await client.GetAsync(path);

        var own = ConnectSource().Match(await response.Content.ReadAsStringAsync()).Value;
        Assert.StartsWith("connect-src 'self' https:", own, StringComparison.Ordinal);
        Assert.Equal(own, ConnectSource().Match(Assert.Single(response.Headers.GetValues("Content-Security-Policy"))).Value);
    }

    [Theory]
    [InlineData("/host.json")]
    [InlineData("/../host.json")]
    [InlineData("/%2e%2e/host.json")]
    public async Task Nothing_outside_the_frontend_is_served(string path)
    {
        await using var app = await TestApps.Alone().StartAsync();
        using var client = app.Client();

        using var response = await client.GetAsync(new Uri(app.Url.ToString().TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

        Assert.False(response.IsSuccessStatusCode);
    }

    [GeneratedRegex("connect-src 'self'[^;\"]*")]
    private static partial Regex ConnectSource();
}
