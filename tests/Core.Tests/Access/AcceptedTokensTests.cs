using System.Text.Json.Nodes;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Access;

public sealed class AcceptedTokensTests : AuthenticationTests
{
    [Fact]
    public async Task A_token_identifies_its_user()
    {
        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(Rsa)));
        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(Ec)));
    }

    [Theory]
    [InlineData("auth0|1")]
    [InlineData("a/b")]
    [InlineData("Zoë 🙂")]
    [InlineData("00u1a2b3")]
    public async Task The_user_id_of_a_token_is_used_unchanged(string sub) => Assert.Equal(sub, await UserOfAsync(Token().With("sub", sub).SignedBy(Rsa)));

    [Fact]
    public async Task A_token_may_be_signed_with_RSA_and_PSS_padding()
    {
        var pss = SigningKey.Rsa("pss-1", "PS256");
        Issuer.Publish(pss);

        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(pss)));
    }

    [Fact]
    public async Task A_token_may_have_several_audiences()
    {
        var token = Token().With("aud", new JsonArray("other", "credit-functions")).SignedBy(Rsa);

        Assert.Equal("alice", await UserOfAsync(token));
    }

    [Fact]
    public async Task A_token_may_name_an_authorized_party_instead_of_an_audience()
    {
        var verifier = Verifier(audience: null, parties: ["shop-web", "shop-app"]);

        Assert.Equal("alice", await UserOfAsync(Token().With("aud", null).With("azp", "shop-app").SignedBy(Rsa), verifier));
        Assert.Equal("alice", await UserOfAsync(Token().With("aud", "anything").With("azp", "shop-web").SignedBy(Rsa), verifier));
    }

    [Fact]
    public async Task The_client_id_of_a_token_counts_as_its_authorized_party_if_it_names_none()
    {
        var verifier = Verifier(audience: null, parties: ["shop-web"]);

        Assert.Equal("alice", await UserOfAsync(Token().With("aud", null).With("client_id", "shop-web").SignedBy(Rsa), verifier));
        Assert.Equal("alice", await UserOfAsync(Token().With("aud", null).With("client_id", "other").With("azp", "shop-web").SignedBy(Rsa), verifier));
    }

    [Fact]
    public async Task A_token_needs_no_start_time() =>
        Assert.Equal("alice", await UserOfAsync(Token().With("nbf", null).With("iat", null).SignedBy(Rsa)));

    [Theory]
    [InlineData(0)]
    [InlineData(629)]
    [InlineData(-30)]
    public async Task A_token_is_accepted_for_its_lifetime_and_half_a_minute_before_and_after(int age) =>
        Assert.Equal("alice", await UserOfAsync(Token(age).SignedBy(Rsa)));
}
