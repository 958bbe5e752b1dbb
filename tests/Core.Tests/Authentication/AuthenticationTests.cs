using CreditFunctions.Core.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Tests.Authentication;

/// <summary>An issuer with two keys and a verifier that trusts it.</summary>
public abstract class AuthenticationTests : IAsyncLifetime
{
    // Making RSA keys is slow, and each test has an issuer of its own to tell them apart.
    private protected static readonly SigningKey Rsa = SigningKey.Rsa("rsa-1");
    private protected static readonly SigningKey Ec = SigningKey.Ec("ec-1");
    private protected static readonly SigningKey Other = SigningKey.Rsa("rsa-2");

    private protected ManualTime Time { get; } = new(A.Noon);

    private protected Issuer Issuer { get; private set; } = null!;

    public async Task InitializeAsync() => Issuer = await Issuer.StartAsync(Rsa, Ec);

    public async Task DisposeAsync() => await Issuer.DisposeAsync();

    private protected Token Token() => new(Issuer.Url, A.Noon);

    private protected TokenVerifier Verifier(string? audience = "credit-functions", string[]? parties = null, string? issuer = null) => new(
        Options.Create(new AuthOptions { Issuer = issuer ?? Issuer.Url, Audience = audience, AuthorizedParties = parties ?? [] }),
        Time,
        NullLogger<TokenVerifier>.Instance);

    private protected async Task<string?> UserOfAsync(string token, TokenVerifier? verifier = null) =>
        (await (verifier ?? Verifier()).VerifyAsync(token, CancellationToken.None))?.Id.Value;
}
