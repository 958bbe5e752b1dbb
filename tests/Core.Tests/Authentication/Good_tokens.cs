using System.Text.Json.Nodes;

namespace CreditFunctions.Core.Tests.Authentication;

public sealed class Good_tokens : AuthenticationTests
{
    [Fact]
    public async Task Name_their_user()
    {
        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(Rsa)));
        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(Ec)));
    }

    [Theory]
    [InlineData("auth0|1")]
    [InlineData("a/b")]
    [InlineData("Zoë 🙂")]
    [InlineData("00u1a2b3")]
    public async Task Name_any_user_to_the_letter(string sub) => Assert.Equal(sub, await UserOfAsync(Token().With("sub", sub).SignedBy(Rsa)));

    [Fact]
    public async Task May_be_signed_by_RSA_with_PSS_padding()
    {
        var pss = SigningKey.Rsa("pss-1", "PS256");
        Issuer.Publish(pss);

        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(pss)));
    }

    [Fact]
    public async Task May_name_several_audiences()
    {
        var token = Token().With("aud", new JsonArray("other", "credit-functions")).SignedBy(Rsa);

        Assert.Equal("alice", await UserOfAsync(token));
    }

    [Fact]
    public async Task May_name_an_authorized_party_instead_of_an_audience()
    {
        var verifier = Verifier(audience: null, parties: ["shop-web", "shop-app"]);

        Assert.Equal("alice", await UserOfAsync(Token().With("aud", null).With("azp", "shop-app").SignedBy(Rsa), verifier));
        Assert.Equal("alice", await UserOfAsync(Token().With("aud", "anything").With("azp", "shop-web").SignedBy(Rsa), verifier));
    }

    [Fact]
    public async Task Need_no_time_before_which_they_are_not_valid() =>
        Assert.Equal("alice", await UserOfAsync(Token().With("nbf", null).With("iat", null).SignedBy(Rsa)));

    [Theory]
    [InlineData(0)]
    [InlineData(629)]
    [InlineData(-30)]
    public async Task Are_good_until_they_expire_and_half_a_minute_either_way(int seconds)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(Rsa)));
    }

    [Fact]
    public async Task Are_still_known_when_the_issuer_is_gone()
    {
        var verifier = Verifier();
        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(Rsa), verifier));

        await Issuer.StopAsync();

        Assert.Equal("bob", await UserOfAsync(Token().With("sub", "bob").SignedBy(Ec), verifier));
    }

    [Fact]
    public async Task Of_a_new_key_are_known_once_the_issuer_has_published_it()
    {
        var verifier = Verifier();
        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(Rsa), verifier));

        Issuer.Publish(Other);

        Assert.Equal("bob", await UserOfAsync(Token().With("sub", "bob").SignedBy(Other), verifier));
    }

    [Fact]
    public async Task Of_a_withdrawn_key_are_known_for_half_a_day_and_a_request()
    {
        var verifier = Verifier();
        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(Rsa), verifier));
        Issuer.Publish(Other);

        Time.Advance(TimeSpan.FromHours(12));

        await Soon.TrueAsync(async () => await UserOfAsync(new Token(Issuer.Url, Time.GetUtcNow()).SignedBy(Rsa), verifier) is null);
    }
}
