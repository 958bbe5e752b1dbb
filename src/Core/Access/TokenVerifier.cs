using System.Text.Json;
using CreditFunctions.Core.Ledger;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CreditFunctions.Core.Access;

/// <summary>
/// Verifies bearer tokens. The library checks signature, issuer, audience and lifetime; this class chooses the algorithms, the authorized
/// parties and the clock skew.
/// </summary>
public sealed partial class TokenVerifier
{
    /// <summary>Larger than any sensible token. A longer one is rejected before its signature is checked.</summary>
    private const int TokenLengthMax = 16 * 1024;

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Asymmetric only: with a symmetric algorithm, anyone who can verify tokens could also sign them.</summary>
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = TokenLengthMax };
    private readonly AuthOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<TokenVerifier> _logger;

    public TokenVerifier(IOptions<AuthOptions> options, TimeProvider time, ILogger<TokenVerifier> logger)
    {
        (_options, _time, _logger) = (options.Value, time, logger);
        Issuer = new IssuerMetadata(_options, time);
    }

    internal IssuerMetadata Issuer { get; }

    /// <summary>The user of a token, or null if the token is rejected.</summary>
    /// <exception cref="SignInUnavailableException">The issuer's keys are not cached and cannot be fetched.</exception>
    public async Task<SignedInUser?> VerifyAsync(string token, CancellationToken cancellationToken)
    {
        var known = await Issuer.GetConfigurationAsync(cancellationToken);
        var result = await ValidateAsync(token);
        if (result.Exception is SecurityTokenInvalidSignatureException && await Issuer.NewestAsync(cancellationToken) != known)
        {
            result = await ValidateAsync(token); // The issuer has replaced its keys. A new key may have the id of an old one.
        }

        return result.IsValid ? UserOf((JsonWebToken)result.SecurityToken) : Rejected(result.Exception.GetType().Name);
    }

    private Task<TokenValidationResult> ValidateAsync(string token) => _handler.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ConfigurationManager = Issuer,
        ValidIssuer = _options.Issuer,
        ValidateAudience = !string.IsNullOrWhiteSpace(_options.Audience),
        ValidAudience = _options.Audience,
        ValidAlgorithms = Algorithms,
        LifetimeValidator = IsInTime,
    });

    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + ClockSkew && (notBefore is not { } start || start - ClockSkew <= now);
    }

    private SignedInUser? UserOf(JsonWebToken token)
    {
        // Not from the library's claims, because it converts numbers and dates to strings.
        var claims = JsonElement.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        if (!IsOfAuthorizedParty(claims))
        {
            return Rejected("another authorized party");
        }

        return UserId.TryCreate(Text(claims, "sub"), out var user) ? new SignedInUser(user, Email(claims)) : Rejected("no user");
    }

    /// <summary>Access tokens of Amazon Cognito have no <c>azp</c>; their <c>client_id</c> names the same party.</summary>
    private bool IsOfAuthorizedParty(JsonElement claims) =>
        _options.AuthorizedParties.Count == 0
        || _options.AuthorizedParties.Contains(Text(claims, claims.TryGetProperty("azp", out _) ? "azp" : "client_id"), StringComparer.Ordinal);

    /// <summary>Null unless the issuer has verified the address: it could belong to someone else. Some issuers send "true" as a string.</summary>
    private static VerifiedEmail? Email(JsonElement claims)
    {
        var isVerified = claims.TryGetProperty("email_verified", out var verified)
            && (verified.ValueKind == JsonValueKind.True || string.Equals(Text(claims, "email_verified"), "true", StringComparison.OrdinalIgnoreCase));
        return isVerified && Text(claims, "email") is { Length: > 0 } address ? new VerifiedEmail(address) : null;
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private SignedInUser? Rejected(string reason)
    {
        Log.TokenRejected(_logger, reason);
        return null;
    }

    private static partial class Log
    {
        // Only the type of the failure, because the library's messages may quote the token.
        [LoggerMessage(EventId = 500, Level = LogLevel.Information, Message = "Bearer token rejected: {Reason}.")]
        public static partial void TokenRejected(ILogger logger, string reason);
    }
}
