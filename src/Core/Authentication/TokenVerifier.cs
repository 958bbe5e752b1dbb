using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Text.Json;
using CreditFunctions.Core.Users;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace CreditFunctions.Core.Authentication;

/// <summary>
/// Says who a bearer token belongs to. The library checks signature, issuer, audience and time; here stand the choices: which algorithms,
/// which parties, how much clock skew, and that an unknown key is looked for once.
/// </summary>
public sealed partial class TokenVerifier
{
    /// <summary>Larger than any sensible token; a longer one is not worth a signature check.</summary>
    private const int TokenBytesMax = 16 * 1024;

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Asymmetric only: with a symmetric one, whoever verifies could also sign.</summary>
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly JwtSecurityTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = TokenBytesMax };
    private readonly AuthOptions _options;
    private readonly IssuerKeys _issuer;
    private readonly TimeProvider _time;
    private readonly ILogger<TokenVerifier> _logger;

    public TokenVerifier(IOptions<AuthOptions> options, TimeProvider time, ILogger<TokenVerifier> logger)
    {
        (_options, _time, _logger) = (options.Value, time, logger);
        _issuer = new IssuerKeys(_options.Issuer, time);
    }

    /// <summary>The user of a token, or null where the token is not accepted.</summary>
    /// <exception cref="SignInUnavailableException">The issuer could not be asked for its keys.</exception>
    public async Task<SignedInUser?> VerifyAsync(string token, CancellationToken cancellationToken)
    {
        var keys = await _issuer.KnownAsync(cancellationToken);
        try
        {
            return Verify(token, keys);
        }
        catch (SecurityTokenSignatureKeyNotFoundException)
        {
            keys = await _issuer.RefreshedAsync(cancellationToken); // The issuer may have rotated its keys since.
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            return Refused(failure);
        }

        try
        {
            return Verify(token, keys);
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            return Refused(failure);
        }
    }

    private SignedInUser Verify(string token, ICollection<SecurityKey> keys)
    {
        var principal = _handler.ValidateToken(token, Parameters(keys), out var verified);
        if (_options.AuthorizedParties.Count > 0 && !_options.AuthorizedParties.Contains(principal.FindFirstValue("azp"), StringComparer.Ordinal))
        {
            throw new SecurityTokenValidationException("The authorized party is not one of ours.");
        }

        var payload = JsonElement.Parse(Base64UrlEncoder.DecodeBytes(((JwtSecurityToken)verified).RawPayload));
        return UserId.TryCreate(Text(payload, "sub"), out var user)
            ? new SignedInUser(user, Email(payload))
            : throw new SecurityTokenValidationException("The token names no user.");
    }

    /// <summary>From the token itself: the library turns half a surrogate pair into U+FFFD, and so several users into one.</summary>
    private static string? Text(JsonElement payload, string claim) =>
        payload.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Without the issuer's word for it, an address may be somebody else's.</summary>
    private static VerifiedEmail? Email(JsonElement payload) =>
        payload.TryGetProperty("email_verified", out var isVerified) && isVerified.ValueKind == JsonValueKind.True && Text(payload, "email") is { Length: > 0 } address
            ? new VerifiedEmail(address)
            : null;

    /// <summary>The library has many ways to fail on what was never a token; none of them is a reason to let anybody in, or to fail ourselves.</summary>
    private static bool IsRefusal(Exception failure) => failure is not OperationCanceledException;

    private TokenValidationParameters Parameters(ICollection<SecurityKey> keys) => new()
    {
        ValidIssuer = _options.Issuer,
        ValidateAudience = !string.IsNullOrWhiteSpace(_options.Audience),
        ValidAudience = _options.Audience,
        ValidAlgorithms = Algorithms,
        IssuerSigningKeys = keys,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = IsInTime,
    };

    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + ClockSkew && (notBefore is not { } start || start - ClockSkew <= now);
    }

    private SignedInUser? Refused(Exception failure)
    {
        Log.TokenRefused(_logger, failure.GetType().Name);
        return null;
    }

    private static partial class Log
    {
        // The kind only: the library's messages may quote the token.
        [LoggerMessage(EventId = 500, Level = LogLevel.Information, Message = "A bearer token was refused ({Reason}).")]
        public static partial void TokenRefused(ILogger logger, string reason);
    }
}
