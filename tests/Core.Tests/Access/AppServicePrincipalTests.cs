using System.Text;
using System.Text.Json;
using CreditFunctions.Core.Access;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Tests.Access;

public sealed class AppServicePrincipalTests
{
    private const string Issuer = "https://issuer.example/";
    private const string Renamed = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";

    [Theory]
    [InlineData(true, "True", true)]
    [InlineData(true, "true", true)]
    [InlineData(true, "False", false)]
    [InlineData(true, "1", false)]
    [InlineData(true, "", false)]
    [InlineData(true, null, false)]
    [InlineData(false, "True", false)]
    [InlineData(false, null, false)]
    public void A_principal_is_trusted_if_both_switches_are_on(bool ours, string? platforms, bool isTrusted) =>
        Assert.Equal(isTrusted, Principal(ours, platforms).IsTrusted);

    [Theory]
    [InlineData("sub")]
    [InlineData(Renamed)]
    public void A_principal_is_the_user_that_a_token_of_the_same_issuer_would_identify(string type) =>
        Assert.Equal("alice", UserOf(("iss", Issuer), (type, "alice"), ("name", "Alice"), ("sid", "1")));

    [Fact]
    public void A_principal_may_name_the_issuer_without_the_slash_at_its_end() => Assert.Equal("alice", UserOf(("iss", Issuer.TrimEnd('/')), ("sub", "alice")));

    [Fact]
    public void A_principal_may_name_its_user_twice() => Assert.Equal("alice", UserOf(("iss", Issuer), ("sub", "alice"), (Renamed, "alice")));

    [Fact]
    public void A_principal_of_another_issuer_or_none_is_rejected()
    {
        Assert.Null(UserOf(("iss", "https://other.example/"), ("sub", "alice")));
        Assert.Null(UserOf(("iss", Issuer), ("iss", "https://other.example/"), ("sub", "alice")));
        Assert.Null(UserOf(("sub", "alice")));
    }

    [Fact]
    public void A_principal_with_two_users_or_none_is_rejected()
    {
        Assert.Null(UserOf(("iss", Issuer), ("sub", "alice"), (Renamed, "bob")));
        Assert.Null(UserOf(("iss", Issuer), ("sub", "alice"), ("sub", "bob")));
        Assert.Null(UserOf(("iss", Issuer)));
        Assert.Null(UserOf(("iss", Issuer), ("sub", "")));
        Assert.Null(UserOf(("iss", Issuer), ("sub", null)));
        Assert.Null(UserOf(("iss", Issuer), ("name", "alice"), ("email", "alice")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("alice")]
    [InlineData("!")]
    public void A_header_that_is_not_base64_is_rejected(string header) => Assert.Null(Principal().UserOf(header));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"claims\":null}")]
    [InlineData("{\"claims\":{}}")]
    [InlineData("{\"claims\":[{}]}")]
    [InlineData("{\"claims\":[null]}")]
    [InlineData("{\"claims\":[{\"typ\":\"iss\",\"val\":\"https://issuer.example/\"},{\"typ\":\"sub\",\"val\":\"\\ud800\"}]}")]
    [InlineData("{\"claims\":[{\"typ\":\"iss\",\"val\":\"https://issuer.example/\"},{\"typ\":\"sub\",\"val\":7}]}")]
    public void JSON_that_is_not_a_principal_is_rejected(string json) =>
        Assert.Null(Principal().UserOf(Convert.ToBase64String(Encoding.UTF8.GetBytes(json))));

    private static string? UserOf(params (string Type, string? Value)[] claims) => Principal().UserOf(Convert.ToBase64String(
        JsonSerializer.SerializeToUtf8Bytes(new { auth_typ = "oidc", claims = claims.Select(claim => new { typ = claim.Type, val = claim.Value }) })))?.Value;

    private static AppServicePrincipal Principal(bool ours = true, string? platforms = "True") => new(
        Options.Create(new AuthOptions { Issuer = Issuer, AppServicePrincipal = ours }),
        new ConfigurationBuilder().AddInMemoryCollection([new("WEBSITE_AUTH_ENABLED", platforms)]).Build());
}
