namespace CreditFunctions.Core.Tests.Settings;

public sealed class AuthSettingsTests
{
    [Theory]
    [InlineData("Auth:Issuer", "https://issuer.example/realms/shop")]
    [InlineData("Auth:Issuer", "http://localhost:7071/dev")]
    [InlineData("Auth:Issuer", "http://127.0.0.1:7071")]
    [InlineData("Auth:Issuer", "http://[::1]:7071")]
    [InlineData("Auth:AuthorizedParties:0", "shop-web")]
    public void A_valid_authentication_setting_is_accepted(string setting, string value) => Assert.Empty(Startup.Problems((setting, value)));

    [Theory]
    [InlineData("Auth:Issuer", "", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "issuer.example", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "http://issuer.example", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "ftp://localhost", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", " https://issuer.example/", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "https://issuer.example/?policy=1", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "https://issuer.example/#", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "https://issuer.example/.well-known/openid-configuration", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "https://your-issuer.example/", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Audience", "", "Auth__Audience or Auth__AuthorizedParties__0, or both, must be set")]
    [InlineData("Auth:Audience", " ", "Auth__Audience or Auth__AuthorizedParties__0, or both, must be set")]
    [InlineData("Auth:Audience", "credit-functions ", "Auth__Audience begins or ends with white space or a quote")]
    [InlineData("Auth:Audience", "\"credit-functions\"", "Auth__Audience begins or ends with white space or a quote")]
    [InlineData("Auth:Issuer", "\"https://issuer.example/\"", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:AuthorizedParties:0", "", "Auth__AuthorizedParties (number 1) is empty, or begins or ends with white space or a quote")]
    [InlineData("Auth:AuthorizedParties:0", "shop-web\n", "Auth__AuthorizedParties (number 1) is empty, or begins or ends with white space or a quote")]
    [InlineData("Auth:AuthorizedParties", "shop-web", "Auth__AuthorizedParties is a list and has no effect in this form: set Auth__AuthorizedParties__0")]
    public void An_invalid_authentication_setting_is_rejected_in_one_line_that_begins_with_its_name(string setting, string value, string problem) =>
        Startup.AssertRejected(setting, value, problem);
}
