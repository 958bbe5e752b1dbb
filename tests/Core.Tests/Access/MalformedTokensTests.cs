namespace CreditFunctions.Core.Tests.Access;

public sealed class MalformedTokensTests : AuthenticationTests
{
    public static TheoryData<string> Garbage() =>
    [
        "",
        " ",
        ".",
        "..",
        "...",
        "....",
        "alice",
        "a.b.c",
        "a.b.c.d.e",
        "AAAA.AAAA.AAAA",
        Access.Token.Of("null", "null", "null"),
        "é.é.é",
        "\0",
        Access.Token.Of("{}", "{}", ""),
        Access.Token.Of("[]", "[]", "x"),
        Access.Token.Of("{", "{", "x"),
        Access.Token.Of("""{"alg":"RS256"}""", "[]", "x"),
        Access.Token.Of("""{"alg":"RS256"}""", "{", "x"),
        Access.Token.Of("""{"alg":7,"kid":[]}""", "{}", "x"),
        Access.Token.Of("""{"alg":"RS256","kid":"rsa-1"}""", """{"iss":7,"aud":{},"exp":"soon","nbf":[]}""", "x"),
        Access.Token.Of("""{"alg":"RS256","kid":"rsa-1"}""", """{"exp":1e400}""", "x"),
        Access.Token.Of("""{"alg":"RS256","kid":"rsa-1"}""", """{"exp":99999999999999999999}""", "x"),
        Access.Token.Of("""{"alg":"RSA-OAEP","enc":"A256GCM"}""", "x", "x") + ".eA.eA",
    ];

    [Theory]
    [MemberData(nameof(Garbage), DisableDiscoveryEnumeration = true)]
    public async Task A_malformed_token_is_rejected_without_an_error(string garbage) => Assert.Null(await UserOfAsync(garbage));

    [Theory]
    [InlineData("\"exp\":\"soon\"")]
    [InlineData("\"exp\":-1")]
    [InlineData("\"exp\":1e30")]
    [InlineData("\"exp\":99999999999999999999")]
    [InlineData("\"exp\":9223372036854775807")]
    [InlineData("\"exp\":4102444800,\"nbf\":\"x\"")]
    public async Task A_signed_token_with_invalid_times_is_rejected(string times)
    {
        var claims = Token().With("exp", null).With("nbf", null).Claims.TrimEnd('}') + $",{times}}}";

        Assert.Null(await UserOfAsync(Access.Token.SignedBy(Rsa, claims)));
    }
}
