using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Access;

public sealed class RejectedTokensTests : AuthenticationTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("")]
    [InlineData("RS256")]
    public async Task A_token_without_a_signature_is_rejected(string algorithm) => await AssertRejectedAsync(Token().Unsigned(algorithm));

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_rejected()
    {
        var pem = ((RSA)Rsa.Key).ExportSubjectPublicKeyInfoPem();
        byte[][] secrets = [Encoding.ASCII.GetBytes(pem), ((RSA)Rsa.Key).ExportSubjectPublicKeyInfo(), ((RSA)Rsa.Key).ExportRSAPublicKey(), Encoding.ASCII.GetBytes(Rsa.Published.ToJsonString())];

        foreach (var secret in secrets)
        {
            await AssertRejectedAsync(Token().SignedWithSecret(secret, Rsa.Id));
            await AssertRejectedAsync(Token().SignedWithSecret(secret, keyId: null));
        }
    }

    [Fact]
    public async Task A_token_signed_by_an_unknown_key_is_rejected()
    {
        await AssertRejectedAsync(Token().SignedBy(Other));
        await AssertRejectedAsync(Token().SignedBy(Other with { Id = Rsa.Id }));
        await AssertRejectedAsync(Token().SignedBy(SigningKey.Ec("ec-2") with { Id = Ec.Id }));
    }

    [Fact]
    public async Task A_token_whose_claims_were_changed_is_rejected()
    {
        var parts = Token().SignedBy(Rsa).Split('.');

        await AssertRejectedAsync($"{parts[0]}.{Access.Token.Encode(Token().With("sub", "bob").Claims)}.{parts[2]}");
        await AssertRejectedAsync($"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA");
    }

    [Fact]
    public async Task A_token_of_another_issuer_is_rejected()
    {
        await AssertRejectedAsync(Token().With("iss", Issuer.Url + "/").SignedBy(Rsa));
        await AssertRejectedAsync(Token().With("iss", "https://other.example").SignedBy(Rsa));
        await AssertRejectedAsync(Token().With("iss", null).SignedBy(Rsa));
    }

    [Fact]
    public async Task A_token_for_another_audience_is_rejected()
    {
        await AssertRejectedAsync(Token().With("aud", "other").SignedBy(Rsa));
        await AssertRejectedAsync(Token().With("aud", "Credit-Functions").SignedBy(Rsa));
        await AssertRejectedAsync(Token().With("aud", new JsonArray("other", "another")).SignedBy(Rsa));
        await AssertRejectedAsync(Token().With("aud", null).SignedBy(Rsa));
        await AssertRejectedAsync(Token().With("aud", "").SignedBy(Rsa));
    }

    [Fact]
    public async Task A_token_of_another_authorized_party_is_rejected()
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
    [InlineData("client_id", "\"other\"")]
    [InlineData("client_id", "[\"shop-web\"]")]
    [InlineData("azp", "\"\"")]
    [InlineData("azp", "null")]
    [InlineData("azp", "7")]
    [InlineData("azp", "[\"shop-web\"]")]
    public async Task The_client_id_does_not_replace_an_authorized_party_that_is_not_one_of_ours(string claim, string value)
    {
        var verifier = Verifier(audience: null, parties: ["shop-web"]);
        var claims = Token().With("aud", null).Claims.TrimEnd('}') + $",\"{claim}\":{value}" + (claim == "azp" ? ",\"client_id\":\"shop-web\"}" : "}");

        Assert.Null(await UserOfAsync(Access.Token.SignedBy(Rsa, claims), verifier));
    }

    [Fact]
    public async Task A_client_id_does_not_replace_a_required_audience()
    {
        var verifier = Verifier("credit-functions", parties: ["shop-web"]);

        Assert.Null(await UserOfAsync(Token().With("aud", null).With("client_id", "shop-web").SignedBy(Rsa), verifier));
    }

    [Theory]
    [InlineData(630)]
    [InlineData(631)]
    [InlineData(86_400)]
    [InlineData(-31)]
    public async Task A_token_outside_its_lifetime_is_rejected(int age) => await AssertRejectedAsync(Token(age).SignedBy(Rsa));

    [Fact]
    public async Task A_token_that_never_expires_is_rejected() => await AssertRejectedAsync(Token().With("exp", null).SignedBy(Rsa));

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"alice\\udc00\"")]
    public async Task A_token_without_a_user_is_rejected(string sub)
    {
        var claims = Token().With("sub", null).Claims.TrimEnd('}') + $",\"sub\":{sub}}}";

        await AssertRejectedAsync(Access.Token.SignedBy(Rsa, claims));
        await AssertRejectedAsync(Token().With("sub", null).SignedBy(Rsa));
        await AssertRejectedAsync(Token().With("sub", new string('x', 256)).SignedBy(Rsa));
    }

    [Fact]
    public async Task A_huge_token_is_rejected()
    {
        Assert.Equal("alice", await UserOfAsync(Token().With("pad", new string('x', 8_000)).SignedBy(Rsa)));
        await AssertRejectedAsync(Token().With("pad", new string('x', 16_000)).SignedBy(Rsa));
        await AssertRejectedAsync(new string('x', 1_000_000));
    }

    private async Task AssertRejectedAsync(string token) => Assert.Null(await UserOfAsync(token));
}
