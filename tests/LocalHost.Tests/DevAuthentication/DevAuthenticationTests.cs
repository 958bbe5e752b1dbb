using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CreditFunctions.LocalHost.Tests.Scenario;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CreditFunctions.LocalHost.Tests.DevAuthentication;

public sealed class DevAuthenticationTests : IAsyncLifetime
{
    private LocalHostApp _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApps.Alone().StartAsync();
        _client = _app.Client();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("auth0|1")]
    [InlineData("ユーザー 🙂")]
    public async Task A_token_can_be_verified_with_the_published_keys(string userId)
    {
        var token = await TokenAsync(_client, new { userId, expiresInSeconds = 90 });

        var verified = await VerifyAsync(_client, token);

        Assert.Equal(userId, verified.Subject);
        Assert.Equal("RS256", verified.Alg);
        Assert.NotEmpty(verified.Kid);
        Assert.Equal(TimeSpan.FromSeconds(90), verified.ValidTo - verified.ValidFrom);
        Assert.Equal(verified.ValidFrom, verified.IssuedAt);
    }

    [Fact]
    public async Task A_token_is_valid_for_an_hour_by_default()
    {
        var verified = await VerifyAsync(_client, await TokenAsync(_client, new { userId = new string('u', 255) }));

        Assert.Equal(TimeSpan.FromHours(1), verified.ValidTo - verified.ValidFrom);
    }

    [Fact]
    public async Task Tests_can_issue_tokens_without_a_request()
    {
        var verified = await VerifyAsync(_client, _app.IssueToken("bob", TimeSpan.FromMinutes(1)));

        Assert.Equal("bob", verified.Subject);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"alice\"")]
    [InlineData("{}")]
    [InlineData("{\"userId\":null}")]
    [InlineData("{\"userId\":7}")]
    [InlineData("{\"userId\":\"\"}")]
    [InlineData("{\"userId\":\"\\ud800\"}")]
    [InlineData("{\"userId\":\"alice\",\"expiresInSeconds\":0}")]
    [InlineData("{\"userId\":\"alice\",\"expiresInSeconds\":-1}")]
    [InlineData("{\"userId\":\"alice\",\"expiresInSeconds\":1.5}")]
    [InlineData("{\"userId\":\"alice\",\"expiresInSeconds\":\"60\"}")]
    [InlineData("{\"userId\":\"alice\",\"expiresInSeconds\":99999999999}")]
    public async Task An_invalid_token_request_is_rejected(string body)
    {
        using var response = await _client.PostAsync("/dev/token", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_user_id_of_256_characters_is_rejected()
    {
        using var response = await _client.PostAsJsonAsync("/dev/token", new { userId = new string('u', 256) });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_token_remains_valid_after_a_restart_with_the_same_data()
    {
        var data = Directory.CreateTempSubdirectory("local-host-tests-").FullName;
        string token;
        int port;
        await using (var before = await (TestApps.Alone() with { DataDirectory = data }).StartAsync())
        {
            token = before.IssueToken("alice");
            port = before.Url.Port;
        }

        await using var after = await (TestApps.Alone() with { DataDirectory = data, Port = LocalHost.Startup.PortRequest.Exactly(port) }).StartAsync();
        using var client = after.Client();

        Assert.Equal("alice", (await VerifyAsync(client, token)).Subject);
        Directory.Delete(data, recursive: true);
    }

    private static async Task<string> TokenAsync(HttpClient client, object request)
    {
        using var response = await client.PostAsJsonAsync("/dev/token", request);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("accessToken").GetString()!;
    }

    private static async Task<JsonWebToken> VerifyAsync(HttpClient client, string token)
    {
        var discovery = await client.GetFromJsonAsync<JsonElement>("/.well-known/openid-configuration");
        var keys = await client.GetStringAsync(new Uri(discovery.GetProperty("jwks_uri").GetString()!));

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = client.BaseAddress!.ToString().TrimEnd('/'),
            ValidAudience = "credit-functions-local",
            IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys(),
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        return (JsonWebToken)result.SecurityToken;
    }
}
