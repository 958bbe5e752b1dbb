using System.Text.Json.Nodes;

namespace CreditFunctions.Core.Tests.Access;

public sealed class VerifiedEmailTests : AuthenticationTests
{
    [Theory]
    [InlineData("true", "ada@example.com")]
    [InlineData("false", null)]
    [InlineData("null", null)]
    [InlineData("\"true\"", "ada@example.com")]
    [InlineData("\"True\"", "ada@example.com")]
    [InlineData("\"false\"", null)]
    [InlineData("\"yes\"", null)]
    [InlineData("\"1\"", null)]
    [InlineData("[true]", null)]
    [InlineData("1", null)]
    public async Task An_address_counts_only_if_the_issuer_has_verified_it(string isVerified, string? expected) =>
        Assert.Equal(expected, await EmailOfAsync(Token().With("email", "ada@example.com").With("email_verified", JsonNode.Parse(isVerified))));

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("[\"ada@example.com\"]")]
    public async Task A_token_needs_no_address(string email) =>
        Assert.Null(await EmailOfAsync(Token().With("email", JsonNode.Parse(email)).With("email_verified", true)));

    private async Task<string?> EmailOfAsync(Token token) =>
        (await Verifier().VerifyAsync(token.SignedBy(Rsa), CancellationToken.None))!.Email?.Address;
}
