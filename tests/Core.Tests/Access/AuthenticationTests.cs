using System.Runtime.CompilerServices;
using CreditFunctions.Core.Access;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CreditFunctions.Core.Tests.Access;

/// <summary>An issuer with two keys and a verifier that trusts it.</summary>
public abstract class AuthenticationTests : IAsyncLifetime
{
    // Creating RSA keys is slow. Each test has its own issuer, so the keys can be shared.
    private protected static readonly SigningKey Rsa = SigningKey.Rsa("rsa-1");
    private protected static readonly SigningKey Ec = SigningKey.Ec("ec-1");
    private protected static readonly SigningKey Other = SigningKey.Rsa("rsa-2");

    private protected FakeTimeProvider Time { get; } = new(A.Noon);

    private protected Issuer Issuer { get; private set; } = null!;

    public async Task InitializeAsync() => Issuer = await Issuer.StartAsync(Rsa, Ec);

    public async Task DisposeAsync() => await Issuer.DisposeAsync();

    /// <param name="age">How many seconds ago the token was issued. It lives for ten minutes.</param>
    private protected Token Token(int age = 0) => new(Issuer.Url, Time.GetUtcNow().AddSeconds(-age));

    private protected TokenVerifier Verifier(string? audience = "credit-functions", string[]? parties = null, string? issuer = null)
    {
        var options = new AuthOptions { Issuer = issuer ?? Issuer.Url, Audience = audience, AuthorizedParties = parties ?? [] };
        var verifier = new TokenVerifier(Options.Create(options), Time, NullLogger<TokenVerifier>.Instance);
        ClockOf(verifier.Issuer) = Time;
        return verifier;
    }

    private protected async Task<string?> UserOfAsync(string token, TokenVerifier? verifier = null) =>
        (await (verifier ?? Verifier()).VerifyAsync(token, CancellationToken.None))?.Id.Value;

    // The library has a clock and does not let anyone set it.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "TimeProvider")]
    private static extern ref TimeProvider ClockOf(ConfigurationManager<OpenIdConnectConfiguration> manager);
}
