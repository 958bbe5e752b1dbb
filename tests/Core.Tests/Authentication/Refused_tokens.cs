using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CreditFunctions.Core.Tests.Authentication;

public sealed class Refused_tokens : AuthenticationTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("")]
    [InlineData("RS256")]
    public async Task Without_a_signature(string algorithm) => await AssertRefusedAsync(Token().Unsigned(algorithm));

    [Fact]
    public async Task Signed_with_the_public_key_as_a_secret()
    {
        var pem = ((RSA)Rsa.Key).ExportSubjectPublicKeyInfoPem();
        byte[][] secrets = [Encoding.ASCII.GetBytes(pem), ((RSA)Rsa.Key).ExportSubjectPublicKeyInfo(), ((RSA)Rsa.Key).ExportRSAPublicKey(), Encoding.ASCII.GetBytes(Rsa.Published.ToJsonString())];

        foreach (var secret in secrets)
        {
            await AssertRefusedAsync(Token().SignedWithSecret(secret, Rsa.Id));
            await AssertRefusedAsync(Token().SignedWithSecret(secret, keyId: null));
        }
    }

    [Fact]
    public async Task Signed_by_a_key_that_is_not_the_issuers()
    {
        await AssertRefusedAsync(Token().SignedBy(Other));
        await AssertRefusedAsync(Token().SignedBy(Other with { Id = Rsa.Id }));
        await AssertRefusedAsync(Token().SignedBy(SigningKey.Ec("ec-2") with { Id = Ec.Id }));
    }

    [Fact]
    public async Task Whose_claims_were_changed_after_signing()
    {
        var parts = Token().SignedBy(Rsa).Split('.');

        await AssertRefusedAsync($"{parts[0]}.{Authentication.Token.Encode(Token().With("sub", "bob").Claims)}.{parts[2]}");
        await AssertRefusedAsync($"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA");
    }

    [Fact]
    public async Task Of_another_issuer()
    {
        await AssertRefusedAsync(Token().With("iss", Issuer.Url + "/").SignedBy(Rsa));
        await AssertRefusedAsync(Token().With("iss", "https://other.example").SignedBy(Rsa));
        await AssertRefusedAsync(Token().With("iss", null).SignedBy(Rsa));
    }

    [Fact]
    public async Task For_another_audience()
    {
        await AssertRefusedAsync(Token().With("aud", "other").SignedBy(Rsa));
        await AssertRefusedAsync(Token().With("aud", "Credit-Functions").SignedBy(Rsa));
        await AssertRefusedAsync(Token().With("aud", new JsonArray("other", "another")).SignedBy(Rsa));
        await AssertRefusedAsync(Token().With("aud", null).SignedBy(Rsa));
        await AssertRefusedAsync(Token().With("aud", "").SignedBy(Rsa));
    }

    [Fact]
    public async Task Of_another_authorized_party()
    {
        foreach (var audience in new[] { "credit-functions", null })
        {
            var verifier = Verifier(audience, parties: ["shop-web"]);

            Assert.Null(await UserOfAsync(Token().With("azp", "other").SignedBy(Rsa), verifier));
            Assert.Null(await UserOfAsync(Token().With("azp", "SHOP-WEB").SignedBy(Rsa), verifier));
            Assert.Null(await UserOfAsync(Token().SignedBy(Rsa), verifier));
        }
    }

    [Theory]
    [InlineData(630)]
    [InlineData(631)]
    [InlineData(86_400)]
    [InlineData(-31)]
    public async Task Out_of_their_time(int seconds)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));

        await AssertRefusedAsync(Token().SignedBy(Rsa));
    }

    [Fact]
    public async Task That_never_expire() => await AssertRefusedAsync(Token().With("exp", null).SignedBy(Rsa));

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"alice\\udc00\"")]
    public async Task That_name_no_user(string sub)
    {
        var claims = Token().With("sub", null).Claims.TrimEnd('}') + $",\"sub\":{sub}}}";

        await AssertRefusedAsync(Authentication.Token.SignedBy(Rsa, claims));
        await AssertRefusedAsync(Token().With("sub", null).SignedBy(Rsa));
        await AssertRefusedAsync(Token().With("sub", new string('x', 256)).SignedBy(Rsa));
    }

    [Fact]
    public async Task That_are_huge()
    {
        Assert.Equal("alice", await UserOfAsync(Token().With("pad", new string('x', 8_000)).SignedBy(Rsa)));
        await AssertRefusedAsync(Token().With("pad", new string('x', 16_000)).SignedBy(Rsa));
        await AssertRefusedAsync(new string('x', 1_000_000));
    }

    [Fact]
    public async Task Of_unknown_keys_that_come_in_crowds_ask_the_issuer_once_in_ten_seconds()
    {
        var verifier = Verifier();
        var token = Token().SignedBy(Other);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => UserOfAsync(token, verifier)));
        Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Null(await UserOfAsync(token, verifier));
        Assert.Equal(2, Issuer.Asked); // For the first token at all, and for the first that was of no known key.

        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await UserOfAsync(token, verifier));
        Assert.Equal(3, Issuer.Asked);
    }

    private async Task AssertRefusedAsync(string token) => Assert.Null(await UserOfAsync(token));
}
