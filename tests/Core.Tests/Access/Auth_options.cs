using CreditFunctions.Core.Access;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Access;

public sealed class Auth_options
{
    private const string Address = "https://issuer.example/";

    [Theory]
    [InlineData("https://issuer.example")]
    [InlineData("https://issuer.example/realms/shop/")]
    [InlineData("http://localhost:7071/dev")]
    [InlineData("http://127.0.0.1:7071")]
    [InlineData("http://[::1]:7071")]
    public void An_issuer_speaks_https_or_is_on_this_machine(string issuer) => Assert.Empty(Problems(issuer));

    [Theory]
    [InlineData("")]
    [InlineData("issuer.example")]
    [InlineData("/issuer")]
    [InlineData("http://issuer.example")]
    [InlineData("ftp://localhost")]
    public void Another_is_refused(string issuer) => Assert.StartsWith("Auth__Issuer must be", Assert.Single(Problems(issuer)), StringComparison.Ordinal);

    [Theory]
    [InlineData("credit-functions", false, true)]
    [InlineData(null, true, true)]
    [InlineData("credit-functions", true, true)]
    [InlineData(null, false, false)]
    [InlineData("", false, false)]
    [InlineData(" ", false, false)]
    public void Tokens_of_other_applications_must_be_told_apart(string? audience, bool hasParty, bool isRight) =>
        Assert.Equal(isRight, Problems(Address, audience, hasParty ? ["shop-web"] : []).Count == 0);

    [Fact]
    public void Every_problem_is_told_at_once() => Assert.Equal(2, Problems("", audience: null).Count);

    private static IReadOnlyList<string> Problems(string issuer, string? audience = "credit-functions", params string[] parties)
    {
        var options = new AuthOptions { Issuer = issuer, Audience = audience, AuthorizedParties = parties };
        return [.. new AuthOptionsRules().Validate(name: null, options).Failures ?? []];
    }
}
